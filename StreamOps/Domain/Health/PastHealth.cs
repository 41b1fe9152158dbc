using StreamOps.Domain.Time;

namespace StreamOps.Domain.Health;

/// <summary>
/// How a past stream went, by what is kept of it: its timeline, alerts on Cloudflare's limits, and for how long its viewers were known. Bitrate,
/// frames and loss of single samples are not looked at again. The four times add up to the time on air.
/// </summary>
/// <param name="Worst">The longest stretch of the worst grade, as far as it lies in the stream; null where nothing went wrong.</param>
public sealed record PastHealth(HealthGrade Grade, long GoodMs, long FairMs, long PoorMs, long UnknownMs, TroubledStretch? Worst)
{
    /// <summary>Of the time on air, from which on the verdict is poor. Our own line: no vendor publishes one.</summary>
    public const int PoorPercent = 5;

    /// <summary>Of the time on air, fair and poor together, from which on the verdict is not good: a relay that connects takes seconds. Our own line.</summary>
    public const int FairPercent = 1;

    /// <summary>Of the time on air: where more is not known, there is no verdict but a known fault.</summary>
    public const int MostUnknownPercent = 50;

    public long LiveMs => GoodMs + FairMs + PoorMs + UnknownMs;

    /// <summary>Nothing is known of the stream at all.</summary>
    public static PastHealth None(Interval span) => new(HealthGrade.NoData, 0, 0, 0, span.Milliseconds, null);

    /// <param name="span">Of the stream.</param>
    /// <param name="sampledMs">For which its viewers are known. Where it is silent is not kept: that is taken to be outside the troubled stretches, so that good is never overstated.</param>
    public static PastHealth Of(Interval span, long sampledMs, IReadOnlyCollection<TroubledStretch> stretches)
    {
        var within = stretches.Select(s => s with { Span = s.Span.Intersect(span) }).Where(s => !s.Span.IsEmpty).ToList();
        var poor = Covered(within.Where(s => s.Grade == HealthGrade.Poor));
        var troubled = Covered(within);
        var unknown = Math.Clamp(span.Milliseconds - sampledMs, 0, span.Milliseconds - troubled);
        var worst = within.OrderByDescending(s => s.Grade == HealthGrade.Poor).ThenByDescending(s => s.Span.Duration).ThenBy(s => s.Span.Start).FirstOrDefault();
        var health = new PastHealth(HealthGrade.NoData, span.Milliseconds - troubled - unknown, troubled - poor, poor, unknown, worst);
        return health with { Grade = health.Verdict() };
    }

    /// <returns>Null of a stream that was on air for no time.</returns>
    public decimal? PercentOf(long milliseconds) => LiveMs == 0 ? null : milliseconds * 100m / LiveMs;

    /// <summary>A known fault comes before the unknown, as while live.</summary>
    private HealthGrade Verdict() => this switch
    {
        { LiveMs: 0 } => HealthGrade.NoData,
        _ when PercentOf(PoorMs) >= PoorPercent => HealthGrade.Poor,
        _ when PercentOf(UnknownMs) > MostUnknownPercent => HealthGrade.NoData,
        _ when PercentOf(FairMs + PoorMs) >= FairPercent => HealthGrade.Fair,
        _ => HealthGrade.Good,
    };

    /// <summary>Milliseconds that lie in at least one of the stretches.</summary>
    private static long Covered(IEnumerable<TroubledStretch> stretches)
    {
        var (sum, until) = (0L, DateTimeOffset.MinValue);
        foreach (var span in stretches.Select(s => s.Span).OrderBy(s => s.Start))
        {
            var fresh = span.Start < until ? span with { Start = until } : span;
            sum += fresh.Milliseconds;
            until = span.End > until ? span.End : until;
        }

        return sum;
    }
}
