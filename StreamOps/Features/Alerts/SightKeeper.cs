using StreamOps.Data.Alerts;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Alerts;

/// <summary>
/// Keeps the past of rules that nothing else is kept of, so that they can be rehearsed. A kill loses the minute that runs: it says nothing that a
/// person was promised.
/// </summary>
public sealed class SightKeeper(AlertSights sights) : IDisposable
{
    /// <summary>After so long a pause another server may have written meanwhile.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<(AlertRuleKind, string), (RuleSight Sight, AlertSubject Subject)> worst = [];
    private Dictionary<(AlertRuleKind Kind, string Subject), AlertSightRow> written = [];
    private DateTimeOffset minute;

    public void Dispose() => turn.Dispose();

    /// <summary>Takes a look in; writes when its minute is the next one.</summary>
    public async Task KeepAsync(IReadOnlyList<AlertRule> rules, Looked looked, DateTimeOffset now, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await TurnAsync(now.ToMinute(), cancel);
            Gather(rules.ToDictionary(r => r.Kind), looked);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task TurnAsync(DateTimeOffset next, CancellationToken cancel)
    {
        if (next == minute)
        {
            return;
        }

        await WriteAsync(cancel);
        worst.Clear();
        if (next - minute > Pause)
        {
            var newest = await sights.NewestAsync(next - SightCourse.Silence, cancel);
            written = newest.Where(s => s.Kept.Sight != RuleSight.Gone).ToDictionary(s => (s.Kind, s.Subject));
        }

        minute = next;
    }

    private async Task WriteAsync(CancellationToken cancel)
    {
        var rows = worst.Where(w => IsNews(w.Key, w.Value.Sight)).Select(w => Row(w.Key.Item1, w.Value.Subject, w.Value.Sight)).ToList();
        await sights.KeepAsync(minute, rows, cancel);
        foreach (var row in rows)
        {
            written[(row.Kind, row.Subject)] = row;
        }

        foreach (var row in rows.Where(r => r.Kept.Sight == RuleSight.Gone))
        {
            written.Remove((row.Kind, row.Subject));
        }
    }

    private bool IsNews((AlertRuleKind, string) key, RuleSight sight) =>
        !written.TryGetValue(key, out var last)
            ? sight != RuleSight.Gone
            : last.Kept.Sight != sight || minute - last.Minute >= SightCourse.Again;

    private void Gather(Dictionary<AlertRuleKind, AlertRule> rules, Looked looked)
    {
        foreach (var (kind, subject, seen) in looked.Watched.Where(w => RuleTraits.Of(w.Kind).Past == RulePast.Seen))
        {
            Add((kind, subject.Key), RuleSight.Of(seen, rules[kind]), subject);
        }

        // What was watched and is not any more: the stream has ended, the vendor or the rule is switched off.
        foreach (var row in written.Values.Where(w => looked.Kinds.Contains(w.Kind) && !worst.ContainsKey((w.Kind, w.Subject))))
        {
            Add((row.Kind, row.Subject), RuleSight.Gone, row.About);
        }
    }

    private void Add((AlertRuleKind, string) key, RuleSight sight, AlertSubject subject) =>
        worst[key] = (worst.TryGetValue(key, out var other) ? other.Sight.Worse(sight) : sight, subject);

    private AlertSightRow Row(AlertRuleKind kind, AlertSubject subject, RuleSight sight) => new()
    {
        Kind = kind,
        Subject = subject.Key,
        SubjectName = subject.Name,
        Minute = minute,
        ChannelId = subject.ChannelId,
        StreamId = subject.StreamId,
        Sight = sight.Sight,
        Value = sight.Value,
        IsBadAnyway = sight.IsBadAnyway,
    };
}
