namespace StreamOps.Features.Outgoing;

/// <summary>When a call that failed is made again.</summary>
public static class DeliveryRetry
{
    /// <summary>The gaps that Standard Webhooks recommends, over three days.</summary>
    private static readonly TimeSpan[] Gaps =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(5);

    /// <summary>Tries before a call is a dead letter.</summary>
    public static int MostAttempts => Gaps.Length + 1;

    /// <param name="attempts">Tries so far, the failed one among them.</param>
    /// <param name="status">HTTP status; null: no answer.</param>
    /// <returns>Null: never. 410 says that nobody will ever listen there.</returns>
    public static TimeSpan? Next(int attempts, int? status) => status == 410 || attempts > Gaps.Length ? null : Gaps[Math.Max(attempts, 1) - 1];

    /// <summary>How long an endpoint is left alone after so many failures in a row, whatever else it is owed.</summary>
    public static TimeSpan Hold(int failures)
    {
        var pause = TimeSpan.FromSeconds(5 * Math.Pow(2, Math.Clamp(failures - 1, 0, 10)));
        return pause < LongestHold ? pause : LongestHold;
    }
}
