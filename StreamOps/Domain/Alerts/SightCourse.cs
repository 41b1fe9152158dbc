namespace StreamOps.Domain.Alerts;

/// <summary>What was kept of one subject: from <paramref name="Minute"/> on it was so, until the next.</summary>
public sealed record KeptSight(DateTimeOffset Minute, RuleSight Sight);

/// <summary>Turns what was kept, which is changes alone, into looks a minute apart.</summary>
public static class SightCourse
{
    /// <summary>What does not change is written again after so long, so that a server that was down is no course of a calm day.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromHours(1);

    /// <summary>Longer than this without a word means that nobody watched. A write may come some minutes late.</summary>
    public static readonly TimeSpan Silence = Again + TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <param name="kept">In order of time.</param>
    /// <param name="now">Up to here.</param>
    public static IEnumerable<(DateTimeOffset At, Observation Seen)> Of(AlertRule rule, IReadOnlyList<KeptSight> kept, DateTimeOffset now)
    {
        for (var i = 0; i < kept.Count; i++)
        {
            var (from, seen) = (kept[i].Minute, kept[i].Sight.Seen(rule));
            var next = i + 1 < kept.Count ? kept[i + 1].Minute : now;
            var heard = from + Silence;
            for (var at = from; at < next && at < heard; at += Minute)
            {
                yield return (at, seen);
            }

            if (heard < next)
            {
                yield return (heard, Observation.Gone("Nobody watched."));
            }
        }
    }
}
