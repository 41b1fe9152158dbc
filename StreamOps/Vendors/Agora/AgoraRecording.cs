namespace StreamOps.Vendors.Agora;

/// <summary>A cloud recording as its query shows it.</summary>
/// <param name="Status">0 not started, 1 initialised, 2 starting, 3 partly ready, 4 ready, 5 in progress, 6 stop asked, 7 stopped, 8 exited, 20 abnormal exit.</param>
public sealed record AgoraRecording(int Status)
{
    /// <summary>Names of the files made so far.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Where a web page recording pushes to; empty in the other modes.</summary>
    public IReadOnlyList<AgoraRtmpOutput> Publishing { get; init; } = [];

    /// <summary>Started and not asked to stop.</summary>
    public bool IsRunning => Status is >= 1 and <= 5;
}

/// <summary>One address that a web page recording pushes to.</summary>
/// <param name="Target">The address without its stream key.</param>
/// <param name="Status">The vendor's word: <c>connecting</c>, <c>publishing</c>, <c>onhold</c>, <c>disconnected</c>.</param>
public sealed record AgoraRtmpOutput(string? Target, string? Status);
