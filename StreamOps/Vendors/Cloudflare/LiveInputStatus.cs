namespace StreamOps.Vendors.Cloudflare;

/// <summary>The ingest connection of a live input at one time.</summary>
/// <param name="State">
/// The vendor's word: <c>connected</c>, <c>reconnected</c>, <c>reconnecting</c>, <c>client_disconnect</c>, <c>ttl_exceeded</c>,
/// <c>failed_to_connect</c>, <c>failed_to_reconnect</c>, <c>new_configuration_accepted</c>, or one that is not documented.
/// </param>
public sealed record LiveInputStatus(string State)
{
    public string? Reason { get; init; }

    public string? IngestProtocol { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? EnteredAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Video is coming in.</summary>
    public bool IsConnected => State is "connected" or "reconnected";
}
