namespace StreamOps.Domain.Streams;

/// <summary>An event in plain words.</summary>
/// <param name="Means">What it means for those who watch, and what to do; empty where the title says all.</param>
/// <param name="State">good, fair, poor, or none where it is neither.</param>
public sealed record EventWords(string Title, string Means, string State)
{
    private const string NoHls = "HLS viewers see nothing until it is connected again.";

    public static EventWords Of(StreamEvent told) => told.Kind switch
    {
        StreamEventKind.Started => new("On air", Start(told.Source), "good"),
        StreamEventKind.RelayStarting => new("The relay connects", "HLS viewers see nothing until Cloudflare receives the stream.", "none"),
        StreamEventKind.RelayActive => new("Cloudflare receives the stream", "HLS viewers can watch.", "good"),
        StreamEventKind.RelayStopped => Stopped(told.Code),
        StreamEventKind.Error => Fault(told.Code),
        StreamEventKind.PublisherDisconnected => Lost(told.Code),
        StreamEventKind.PublisherConnected => new("The publisher is back", "The stream goes on.", "good"),
        StreamEventKind.Ended => new("Off air", End(told.Source), "none"),
        _ => throw new InvalidOperationException($"{told.Kind} has no words."),
    };

    /// <summary>Who said so; null where nobody wrote it down.</summary>
    public static string? Teller(StreamEventSource? source) => source switch
    {
        StreamEventSource.Webhook => "vendor's notice",
        StreamEventSource.Polling => "found by asking",
        StreamEventSource.Sampling => "sampled by StreamOps",
        StreamEventSource.Api => "platform's backend",
        StreamEventSource.Timeout => "time-out",
        _ => null,
    };

    private static EventWords Stopped(string code) => VendorCodes.Fault(code) is { } known
        ? new(known.What, known.Means, "fair")
        : new("Cloudflare no longer receives the stream", NoHls, "fair");

    private static EventWords Fault(string code) => VendorCodes.Fault(code) is { } known ? new(known.What, known.Means, "poor")
        : code.Length > 0 ? new("The live input failed", NoHls + " The vendor does not document this code.", "poor")
        : new("The relay failed", NoHls, "poor");

    private static EventWords Lost(string reason)
    {
        var known = VendorCodes.Leave(reason);
        var advice = known is { Means.Length: > 0 } ? known.Means + " " : "";
        return new(
            known is null ? "The publisher was lost" : $"The publisher was lost: {known.What}",
            $"{advice}The stream waits {AirRule.Grace.TotalSeconds:0} s before it ends.",
            "fair");
    }

    private static string Start(StreamEventSource? source) =>
        source == StreamEventSource.Polling ? "No vendor's notice had come: it was found by asking." : "";

    private static string End(StreamEventSource? source) => source switch
    {
        StreamEventSource.Timeout => "No end ever came: closed at the last sign of life.",
        StreamEventSource.Polling => "No vendor's notice had come: off air by several samples in a row.",
        _ => "",
    };
}
