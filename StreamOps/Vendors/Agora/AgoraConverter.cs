namespace StreamOps.Vendors.Agora;

/// <summary>A media push converter: takes a channel and pushes it to one RTMP address.</summary>
/// <param name="Id">Agora's id.</param>
/// <param name="State">What it is doing.</param>
public sealed record AgoraConverter(string Id, AgoraConverterState State)
{
    /// <summary>Our name for it; unique while it lives.</summary>
    public string? Name { get; init; }

    /// <summary>The RTC channel it takes.</summary>
    public string? Channel { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Seconds without hosts after which Agora destroys it.</summary>
    public int? IdleTimeoutSeconds { get; init; }

    /// <summary>Where it pushes to, without the stream key.</summary>
    public string? Target { get; init; }
}
