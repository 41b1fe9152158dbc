using System.Globalization;

namespace StreamOps.Platform;

/// <summary>How live streams are sampled, section <c>Sampling</c>.</summary>
/// <param name="IntervalSeconds">Real seconds between two ticks; a divisor of 60, so that ticks fall on the same seconds of every minute.</param>
/// <param name="Parallelism">Most streams asked about at one time.</param>
/// <param name="StaleStreamMinutes">A live stream without a sign of life for so long is closed at its last one.</param>
/// <param name="Speed">Simulated seconds a real one; 1 outside the demo.</param>
public sealed record SamplingOptions(int IntervalSeconds, int Parallelism, int StaleStreamMinutes, double Speed)
{
    private const int Usual = 5;

    private static readonly int[] Divisors = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60];

    /// <summary>Seconds between samples by the clock of the streams themselves.</summary>
    public int StreamIntervalSeconds => Math.Max(1, (int)Math.Ceiling(IntervalSeconds * Speed));

    /// <exception cref="ConfigurationException">A value with which the product cannot run.</exception>
    public static SamplingOptions From(IConfiguration configuration)
    {
        var interval = Interval(configuration["Sampling:IntervalSeconds"]);

        var demo = configuration.GetValue("Demo:Enabled", false);
        return new SamplingOptions(
            interval,
            Settings.Whole(configuration, "Sampling:Parallelism", 32, 1, 1000),
            Settings.Whole(configuration, "Sampling:StaleStreamMinutes", 10, 1, 1440),
            demo ? configuration.GetValue("Demo:Speed", 1d) : 1d);
    }

    private static int Interval(string? text) => text switch
    {
        null or "" => Usual,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && Divisors.Contains(seconds) => seconds,
        _ => throw new ConfigurationException("Sampling:IntervalSeconds", text, "one of " + string.Join(", ", Divisors)),
    };
}
