using System.Globalization;
using System.Text.Json;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>Writes a vendor's JSON: member names exactly as given.</summary>
internal static class Reply
{
    public static async Task Json(HttpContext context, object body, int status = StatusCodes.Status200OK)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    public static string Route(this HttpContext context, string name) =>
        Convert.ToString(context.Request.RouteValues[name], CultureInfo.InvariantCulture) ?? "";

    public static DateTimeOffset? Instant(this HttpContext context, params string[] names) => names
        .Select(name => DateTimeOffset.TryParse(
            context.Request.Query[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : (DateTimeOffset?)null)
        .FirstOrDefault(at => at is not null);

    public static int Number(this HttpContext context, string name, int otherwise) =>
        int.TryParse(context.Request.Query[name], CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
