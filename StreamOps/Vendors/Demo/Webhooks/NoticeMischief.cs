using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Webhooks;

/// <summary>
/// What the vendors say may happen to a notice: it is lost, sent twice, or overtaken by later ones. Decided by the seed,
/// so that a world repeats its accidents.
/// </summary>
public static class NoticeMischief
{
    private const double Lost = 0.05;
    private const double Doubled = 0.05;
    private const double Late = 0.05;

    /// <summary>When copies of the notice are sent: never, once, once but late, or twice.</summary>
    public static IReadOnlyList<DateTimeOffset> SendingTimes(int seed, DemoNotice notice)
    {
        var dice = Dice.Of(seed, 30, Dice.KeyOf(notice.Key), Dice.KeyOf(notice.Path));
        var fate = dice.Next();
        return fate switch
        {
            < Lost => [],
            < Lost + Doubled => [notice.At, notice.At.AddSeconds(dice.Between(0.5, 5))],
            < Lost + Doubled + Late => [notice.At.AddSeconds(dice.Between(2, 6))],
            _ => [notice.At],
        };
    }
}
