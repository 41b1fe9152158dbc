namespace StreamOps.Platform;

/// <summary>Our own sampling of live streams, section <c>Sampling</c>.</summary>
/// <param name="IntervalSeconds">Seconds between two samples of a stream. A divisor of 60, so that ticks fall on the same second of every minute. Default 5.</param>
/// <param name="Parallelism">Streams asked about at one time, 1 to 1,000. Default 32.</param>
/// <param name="StaleStreamMinutes">Minutes without a sign of life after which a stream is closed by time-out, 1 to 1,440. Default 10.</param>
public sealed record SamplingOptions(int IntervalSeconds, int Parallelism, int StaleStreamMinutes)
{
    private const string IntervalKey = "Sampling:IntervalSeconds";

    /// <exception cref="ConfigurationException">A value with which the product cannot run.</exception>
    public static SamplingOptions From(IConfiguration configuration)
    {
        var interval = Settings.Whole(configuration, IntervalKey, 5, 1, 60);
        return 60 % interval == 0
            ? new SamplingOptions(
                interval,
                Settings.Whole(configuration, "Sampling:Parallelism", 32, 1, 1000),
                Settings.Whole(configuration, "Sampling:StaleStreamMinutes", 10, 1, 1440))
            : throw new ConfigurationException(IntervalKey, configuration[IntervalKey], "1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60");
    }
}
