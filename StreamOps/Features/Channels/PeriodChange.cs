using StreamOps.Components;

namespace StreamOps.Features.Channels;

/// <summary>A figure of a period against the same figure of the period before, in words.</summary>
/// <param name="Words">"+12.0% on September 2026"; null where this period's own figure is not known.</param>
/// <param name="Tone">Whether the change is welcome.</param>
public sealed record PeriodChange(string? Words, Tone Tone)
{
    /// <param name="now">Null: not known.</param>
    /// <param name="before">Null: not known.</param>
    /// <param name="title">The period before, behind "on" or "in".</param>
    /// <param name="welcome">A rise is good; false: it is neither.</param>
    public static PeriodChange Of(decimal? now, decimal? before, string title, bool welcome = true) => (now, before) switch
    {
        (null, _) => new(null, Tone.Neutral),
        (_, null) => new($"nothing known of {title}", Tone.Neutral),
        (0, 0) => new($"none in {title} either", Tone.Neutral),
        (_, 0) => new($"none in {title}", Tone.Neutral),
        ({ } n, { } b) when n == b => new($"the same as in {title}", Tone.Neutral),
        ({ } n, { } b) => new($"{Show.PercentChange((n - b) / b * 100)} on {title}", !welcome ? Tone.Neutral : n > b ? Tone.Good : Tone.Bad),
    };
}
