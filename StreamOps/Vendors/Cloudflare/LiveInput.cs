namespace StreamOps.Vendors.Cloudflare;

/// <summary>A live input without its secrets. What the vendor left out is null.</summary>
/// <param name="Uid">The input's id.</param>
public sealed record LiveInput(string Uid)
{
    public string? Name { get; init; }

    /// <summary>False rejects and ends ingest.</summary>
    public bool? Enabled { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Days, 30 to 1096; null keeps recordings for good, and pays for their storage.</summary>
    public int? DeleteRecordingAfterDays { get; init; }

    /// <summary><c>off</c> or <c>automatic</c>; HLS playback needs <c>automatic</c>.</summary>
    public string? RecordingMode { get; init; }

    public bool? RequiresSignedUrls { get; init; }

    /// <summary>True turns the live viewer count off.</summary>
    public bool? HidesViewerCount { get; init; }

    /// <summary>Null when the input has never been connected, or in lists.</summary>
    public LiveInputStatus? Status { get; init; }

    /// <summary>Earlier statuses, in the vendor's order; often empty.</summary>
    public IReadOnlyList<LiveInputStatus> History { get; init; } = [];
}
