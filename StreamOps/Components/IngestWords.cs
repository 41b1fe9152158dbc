using StreamOps.Domain.Health;

namespace StreamOps.Components;

/// <summary>What is said of the picture that arrives, the same on a page and in the events that continue it.</summary>
public static class IngestWords
{
    /// <summary>Stands where no vendor and no sample says a figure.</summary>
    public const string NotMeasured = "not measured";

    /// <summary>No vendor names the codec of a stream that goes well. Cloudflare refuses all but these, so that what it delivers is known to be in them.</summary>
    public static string? Codec(StreamLegs legs) => legs.Cloudflare.Grade == HealthGrade.Good ? "H.264 and AAC" : null;
}
