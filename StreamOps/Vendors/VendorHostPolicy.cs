namespace StreamOps.Vendors;

/// <summary>How patient and how chatty we are with one API of a vendor.</summary>
/// <param name="Name">Names the HTTP client, its pipelines and its metrics.</param>
/// <param name="AttemptTimeout">Longest wait for one try, body included.</param>
public sealed record VendorHostPolicy(string Name, TimeSpan AttemptTimeout)
{
    /// <summary>Longest wait for all tries together.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>First pause between tries; grows exponentially, with jitter.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long an open circuit stays open before one call may try again.</summary>
    public TimeSpan Break { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls allowed in any <see cref="LimitWindow"/>, kept below what the vendor allows; null where the vendor publishes no limit.</summary>
    public int? Limit { get; init; }

    /// <summary>Calls that the vendor itself allows in that window; null where it publishes none.</summary>
    public int? Published { get; init; }

    /// <summary>The window of the vendor's limit.</summary>
    public TimeSpan LimitWindow { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Calls that may wait for the limit; more are refused at once.</summary>
    public int LimitQueue { get; init; }

    /// <summary>APIs of one group fall silent together when one of them is told to wait.</summary>
    public string HoldGroup { get; init; } = Name;
}
