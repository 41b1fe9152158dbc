using System.Net;
using System.Text.Json;

namespace StreamOps.Vendors;

/// <summary>A vendor's answer, read as JSON. <see cref="Json"/> is undefined when an accepted status other than 2xx came without JSON.</summary>
public sealed record VendorAnswer(HttpStatusCode Status, JsonElement Json);
