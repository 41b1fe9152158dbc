namespace StreamOps.Domain.Alerts;

/// <summary>What people are told.</summary>
public enum AlertNews
{
    Fired,
    StillFiring,

    /// <summary>Nobody has acknowledged it.</summary>
    Escalated,
    Resolved,
}

/// <summary>What surrounds a look.</summary>
/// <param name="IsMuted">Silenced, or explained by a greater trouble: it goes its way, and nobody is told.</param>
/// <param name="ResolvedAt">When the last alert of the same rule and subject was resolved, if lately.</param>
public readonly record struct AlertContext(bool IsMuted = false, DateTimeOffset? ResolvedAt = null);

/// <summary>What becomes of an alert.</summary>
/// <param name="Standing">Null: there is none, or none any more, and nobody ever heard of it.</param>
/// <param name="News">Null: nobody is told.</param>
public readonly record struct AlertStep(AlertStanding? Standing, AlertNews? News = null);

/// <summary>The life of an alert: a function of the rule, of how it stood, and of what is seen now.</summary>
public static class AlertMachine
{
    /// <param name="standing">Null: all was well.</param>
    public static AlertStep Next(AlertRule rule, AlertStanding? standing, Observation seen, DateTimeOffset now, AlertContext context = default)
    {
        var sight = seen.Sight is Sight.Unknown && rule.NoData is NoDataPolicy.Fire ? Sight.Bad : seen.Sight;
        return standing is { IsBurning: true } burning
            ? Burning(rule, burning, seen, sight, now, context)
            : Waiting(rule, standing, seen, sight, now, context);
    }

    private static AlertStep Waiting(AlertRule rule, AlertStanding? standing, Observation seen, Sight sight, DateTimeOffset now, AlertContext context)
    {
        switch (sight)
        {
            case Sight.Bad:
                var pending = standing is { State: AlertState.Pending } ? standing : new AlertStanding(AlertState.Pending, now, now);
                return Ripe(rule, pending.Seeing(seen), now, context);
            case Sight.Unknown when rule.NoData is NoDataPolicy.Keep:
                return new AlertStep(standing);
            case Sight.Unknown:
                return new AlertStep((standing ?? new AlertStanding(AlertState.NoData, now, now)).In(AlertState.NoData, now).Seeing(seen));
            default:
                // It never fired, so it leaves no trace.
                return new AlertStep(null);
        }
    }

    private static AlertStep Ripe(AlertRule rule, AlertStanding pending, DateTimeOffset now, AlertContext context)
    {
        var comesBackTooSoon = context.ResolvedAt is { } resolved && now - resolved < rule.Quiet;
        if (now - pending.BadSince < rule.Pending || comesBackTooSoon)
        {
            return new AlertStep(pending);
        }

        return Tell(rule, pending.In(AlertState.Firing, now) with { FiredAt = now }, now, context);
    }

    private static AlertStep Burning(AlertRule rule, AlertStanding burning, Observation seen, Sight sight, DateTimeOffset now, AlertContext context)
    {
        if (sight == Sight.Gone)
        {
            return Resolve(burning with { Says = seen.Says }, now, context);
        }

        var looked = burning.Seeing(seen);
        if (sight != Sight.Fine)
        {
            return Tell(rule, looked with { FineSince = null }, now, context);
        }

        var calm = looked with { FineSince = burning.FineSince ?? now };
        return now - calm.FineSince >= rule.Recovery ? Resolve(calm, now, context) : new AlertStep(calm);
    }

    /// <summary>Firing is told once, escalated once, and repeated; what was muted meanwhile is told when that ends.</summary>
    private static AlertStep Tell(AlertRule rule, AlertStanding burning, DateTimeOffset now, AlertContext context)
    {
        AlertNews? news = burning switch
        {
            _ when context.IsMuted => null,
            { ToldAt: null } => AlertNews.Fired,
            { State: AlertState.Firing, EscalatedAt: null } when now - burning.FiredAt >= rule.EscalateAfter => AlertNews.Escalated,
            _ when now - burning.ToldAt >= rule.RepeatEvery => AlertNews.StillFiring,
            _ => null,
        };
        return news is null
            ? new AlertStep(burning)
            : new AlertStep(burning with { ToldAt = now, EscalatedAt = news == AlertNews.Escalated ? now : burning.EscalatedAt }, news);
    }

    /// <summary>Whoever never heard of it does not hear that it is over.</summary>
    private static AlertStep Resolve(AlertStanding burning, DateTimeOffset now, AlertContext context)
    {
        var resolved = burning.In(AlertState.Resolved, now) with { ResolvedAt = now };
        return context.IsMuted || burning.ToldAt is null ? new AlertStep(resolved) : new AlertStep(resolved with { ToldAt = now }, AlertNews.Resolved);
    }
}
