namespace StreamOps.Features.Sampling;

/// <summary>What one poll of idle channels came to.</summary>
/// <param name="Idle">Channels asked about.</param>
/// <param name="Begun">Streams found on air without our knowing.</param>
public sealed record PollOutcome(int Idle, int Begun, VendorTally OfCloudflare, VendorTally OfAgora);
