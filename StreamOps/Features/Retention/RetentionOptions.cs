using StreamOps.Platform;

namespace StreamOps.Features.Retention;

/// <summary>How long raw samples and what was told are kept, section <c>Retention</c>.</summary>
/// <param name="SampleDays">Days, 7 to 36,500. Default 90.</param>
/// <param name="NotificationDays">Days, 7 to 36,500. Default 90.</param>
/// <param name="IsOn">False in the demo, whose history is handed over in an order of its own.</param>
public sealed record RetentionOptions(int SampleDays, int NotificationDays, bool IsOn)
{
    /// <summary>A week at least: late samples and corrections of a stream need its neighbours.</summary>
    private const int Least = 7;

    private const int Usual = 90;
    private const int Most = 36_500;

    /// <exception cref="ConfigurationException">A value with which the product cannot run.</exception>
    public static RetentionOptions From(IConfiguration configuration) => new(
        Settings.Whole(configuration, "Retention:SampleDays", Usual, Least, Most),
        Settings.Whole(configuration, "Retention:NotificationDays", Usual, Least, Most),
        !configuration.GetValue("Demo:Enabled", false));
}
