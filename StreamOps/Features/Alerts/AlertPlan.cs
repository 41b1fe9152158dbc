using StreamOps.Data.Alerts;
using StreamOps.Domain.Alerts;

namespace StreamOps.Features.Alerts;

/// <summary>What is to become of one alert.</summary>
/// <param name="Row">Null: a new one.</param>
/// <param name="MutedBy">Why nobody is told; null: people are.</param>
public sealed record AlertMove(AlertRow? Row, AlertRule Rule, AlertSubject Subject, AlertStep Step, string? MutedBy)
{
    /// <summary>Figures alone have changed.</summary>
    public bool IsQuiet => Row is not null && Step is { Standing: not null, News: null } && Step.Standing.State == Row.State;

    public bool IsNothing => Row is null ? Step.Standing is null : Step.News is null && Step.Standing == Row.Standing && MutedBy == Row.MutedBy;
}

/// <summary>What one beat knows.</summary>
/// <param name="Open">Every alert that is open.</param>
/// <param name="Resolved">When alerts were last resolved, if lately, by rule and subject.</param>
public sealed record AlertWorld(
    IReadOnlyList<AlertRule> Rules,
    Looked Looked,
    IReadOnlyList<AlertRow> Open,
    IReadOnlyDictionary<(AlertRuleKind, string), DateTimeOffset> Resolved,
    IReadOnlyList<Silence> Silences,
    DateTimeOffset Now);

/// <summary>Brings together what is seen and what is open.</summary>
public static class AlertPlan
{
    public static IEnumerable<AlertMove> Of(AlertWorld world)
    {
        var rules = world.Rules.ToDictionary(r => r.Kind);
        var open = world.Open.ToDictionary(a => (a.Kind, a.Subject));
        var inhibition = new Inhibition(
        [
            .. world.Looked.Watched.Where(w => w.Seen.Sight == Sight.Bad).Select(w => (w.Kind, w.Subject.Key)),
            .. world.Open.Where(a => a.Standing.IsBurning).Select(a => (a.Kind, a.Subject)),
        ]);
        return world.Looked.Watched.Concat(Missing(world, rules))
            .Select(w => Move(w, rules[w.Kind], open.GetValueOrDefault((w.Kind, w.Subject.Key)), inhibition, world))
            .Where(m => !m.IsNothing);
    }

    private static AlertMove Move(Watched watched, AlertRule rule, AlertRow? row, Inhibition inhibition, AlertWorld world)
    {
        var subject = watched.Subject;
        var mutedBy = world.Silences.Any(s => s.Covers(rule.Kind, subject, world.Now)) ? "silenced" : inhibition.Of(rule.Kind, subject);
        DateTimeOffset? resolvedAt = world.Resolved.TryGetValue((rule.Kind, subject.Key), out var at) ? at : null;
        var step = AlertMachine.Next(rule, row?.Standing, watched.Seen, world.Now, new AlertContext(mutedBy is not null, resolvedAt));
        return new AlertMove(row, rule, subject, step, step.Standing?.ResolvedAt is null ? mutedBy : row?.MutedBy);
    }

    /// <summary>Open alerts whose subject nobody sees any more, and those of rules that were switched off.</summary>
    private static IEnumerable<Watched> Missing(AlertWorld world, Dictionary<AlertRuleKind, AlertRule> rules)
    {
        var seen = world.Looked.Watched.Select(w => (w.Kind, w.Subject.Key)).ToHashSet();
        return world.Open
            .Where(a => world.Looked.Kinds.Contains(a.Kind) && !seen.Contains((a.Kind, a.Subject)))
            .Select(a => new Watched(
                a.Kind,
                new AlertSubject(a.Subject, a.SubjectName, [], a.ChannelId, a.StreamId),
                Observation.Gone(!rules[a.Kind].IsOn ? "The rule was switched off." : a.StreamId is null ? "There is nothing to watch any more." : "The stream has ended.")));
    }
}
