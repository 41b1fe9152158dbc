namespace StreamOps.Vendors.Agora;

/// <summary>How a cloud recording was started. Only <see cref="Web"/> can push to a CDN.</summary>
public enum AgoraRecordingMode
{
    /// <summary>Composite: all hosts in one file.</summary>
    Mix,
    Individual,

    /// <summary>A web page, with an optional push over RTMP.</summary>
    Web,
}
