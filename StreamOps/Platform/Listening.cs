namespace StreamOps.Platform;

/// <summary>Where the product listens when nobody says.</summary>
public static class Listening
{
    private const string Default = "http://localhost:5080";

    private static readonly string[] Keys = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    public static WebApplicationBuilder AddListening(this WebApplicationBuilder builder)
    {
        var said = Keys.Any(key => !string.IsNullOrEmpty(builder.Configuration[key]) || builder.Configuration.GetSection(key).GetChildren().Any());
        if (!said)
        {
            builder.WebHost.UseUrls(Default);
        }

        return builder;
    }

    /// <summary>Where the server will listen; its own section goes before addresses, and these before bare ports.</summary>
    public static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        var named = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? "").ToList();
        return (named, configuration["urls"]) switch
        {
            ({ Count: > 0 }, _) => named.Where(url => url.Length > 0),
            (_, { Length: > 0 } urls) => Split(urls),
            _ => [.. Split(configuration["http_ports"]).Select(port => $"http://*:{port}"), .. Split(configuration["https_ports"]).Select(port => $"https://*:{port}")],
        };
    }

    private static string[] Split(string? text) => (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
