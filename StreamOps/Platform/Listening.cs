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
}
