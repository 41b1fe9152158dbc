namespace StreamOps.Data.Streams;

/// <summary>How long a stream without an end is believed to be on air without a sign of life.</summary>
/// <param name="Silence">By the application's clock; under a demo clock it passes faster than real time.</param>
public sealed record StreamPatience(TimeSpan Silence);
