using StreamOps.Domain.Alerts;

namespace StreamOps.Features.Alerts;

/// <summary>What all rules see. A kind whose facts could not be read is missing from <paramref name="Kinds"/>: its alerts stay as they are.</summary>
public sealed record Looked(IReadOnlyList<Watched> Watched, IReadOnlySet<AlertRuleKind> Kinds);

/// <summary>Looks by every watch; one that fails blinds its own rules alone.</summary>
public sealed class AlertLooks(IEnumerable<IAlertWatch> watches, ILogger<AlertLooks> logger)
{
    public async Task<Looked> SeeAsync(IReadOnlyList<AlertRule> rules, CancellationToken cancel)
    {
        var (watched, kinds) = (new List<Watched>(), new HashSet<AlertRuleKind>());
        foreach (var watch in watches)
        {
            var on = rules.Where(r => r.IsOn && watch.Kinds.Contains(r.Kind)).ToDictionary(r => r.Kind);
            try
            {
                watched.AddRange(on.Count == 0 ? [] : await watch.SeeAsync(on, cancel));
                kinds.UnionWith(watch.Kinds);
            }
            catch (Exception error) when (!cancel.IsCancellationRequested)
            {
                logger.LogError(error, "{Watch} could not look; its alerts stay as they are", watch.GetType().Name);
            }
        }

        return new Looked(watched, kinds);
    }
}
