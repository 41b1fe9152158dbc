namespace StreamOps.Components;

/// <summary>Where the newest figures of a live stream come from, in words.</summary>
public static class LiveSource
{
    /// <param name="isSampled">Whether this system asks the vendors itself; else the platform's backend sends its samples.</param>
    public static string Of(bool isSampled) => isSampled ? "sampled by StreamOps" : "sent over the API";
}
