using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace StreamOps.Platform.Access;

/// <summary>Where people reach the product: <c>App:PublicUrl</c>, else the first listening address. Never the Host header, which a stranger can forge.</summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    private const string Key = "App:PublicUrl";

    public Uri Base => Configured(configuration) ?? Listening;

    /// <summary>The first listening address, as this machine reaches it.</summary>
    public Uri Listening => FirstListening() ?? new Uri("http://localhost");

    /// <param name="path">Begins with a slash.</param>
    public Uri Link(string path) => new(Base.AbsoluteUri.TrimEnd('/') + path);

    /// <exception cref="ConfigurationException">It is set and no web address.</exception>
    public static Uri? Configured(IConfiguration configuration)
    {
        var text = configuration[Key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0 && url.Fragment.Length == 0
            ? url
            : throw new ConfigurationException(Key, text, "an address such as https://streams.example.com");
    }

    private Uri? FirstListening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is null)
        {
            return null;
        }

        // Kestrel writes "every address" in ways that no browser can open.
        var open = address.Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://[::]", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal);
        return Uri.TryCreate(open, UriKind.Absolute, out var url) ? url : null;
    }
}
