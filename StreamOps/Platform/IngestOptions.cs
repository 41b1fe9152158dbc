namespace StreamOps.Platform;

/// <summary>The way in for samples, section <c>Ingest</c>.</summary>
/// <param name="QueueCapacity">Samples that may wait to be written, 10,000 to 10,000,000; past it callers get 429. Default 100,000.</param>
/// <param name="BatchSize">Samples that one transaction takes, 100 to 100,000. Default 10,000.</param>
/// <param name="AllowedOrigins">Origins such as <c>https://shop.example</c> whose players may send beacons. Default none.</param>
public sealed record IngestOptions(int QueueCapacity, int BatchSize, IReadOnlyList<string> AllowedOrigins)
{
    /// <summary>Samples that one request may carry. The queue is never smaller, or such a request could never be taken.</summary>
    public const int LargestBatch = 10_000;

    /// <exception cref="ConfigurationException">A value with which the product cannot run.</exception>
    public static IngestOptions From(IConfiguration configuration) => new(
        Settings.Whole(configuration, "Ingest:QueueCapacity", 100_000, LargestBatch, 10_000_000),
        Settings.Whole(configuration, "Ingest:BatchSize", 10_000, 100, 100_000),
        [.. configuration.GetSection("Ingest:AllowedOrigins").GetChildren().Where(o => !string.IsNullOrEmpty(o.Value)).Select(Origin)]);

    private static string Origin(IConfigurationSection item) =>
        Uri.TryCreate(item.Value, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.GetLeftPart(UriPartial.Authority) == item.Value!.TrimEnd('/')
            ? uri.GetLeftPart(UriPartial.Authority)
            : throw new ConfigurationException(item.Path, item.Value, "an origin without a path, such as https://shop.example");
}
