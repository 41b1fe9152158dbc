namespace StreamOps.Vendors.Agora;

/// <summary>What a media push converter is doing.</summary>
public enum AgoraConverterState
{
    /// <summary>Not said, or a word that is not documented.</summary>
    Unknown,
    Connecting,
    Running,
    Failed,
}

public static class AgoraConverterStates
{
    public static AgoraConverterState Read(string? word) => word switch
    {
        "connecting" => AgoraConverterState.Connecting,
        "running" => AgoraConverterState.Running,
        "failed" => AgoraConverterState.Failed,
        _ => AgoraConverterState.Unknown,
    };
}
