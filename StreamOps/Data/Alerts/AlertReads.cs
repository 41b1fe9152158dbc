using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Alerts;

namespace StreamOps.Data.Alerts;

/// <summary>Which alerts are asked for; null: any.</summary>
public sealed record AlertFilter(AlertState? State, Severity? Severity, AlertRuleKind? Kind);

/// <summary>Reads alerts for their pages.</summary>
public sealed class AlertReads(StreamOpsDb db)
{
    public const int PageSize = 25;

    /// <summary>Of those that are open; the filters lead to the others.</summary>
    public const int MostOpen = 100;

    /// <summary>The worst first, of equal ones what nobody has taken, then the oldest.</summary>
    public async Task<(List<AlertRow> Alerts, int Total)> OpenAsync(AlertFilter filter, CancellationToken cancel)
    {
        var open = Of(filter).Where(a => a.ResolvedAt == null);
        var found = await open
            .OrderBy(a => a.State == AlertState.Firing ? 0 : a.State == AlertState.Acknowledged ? 1 : a.State == AlertState.Pending ? 2 : 3)
            .ThenBy(a => a.Severity == Severity.Critical ? 0 : a.Severity == Severity.Warning ? 1 : 2)
            .ThenBy(a => a.BadSince).ThenBy(a => a.Id)
            .Take(MostOpen)
            .ToListAsync(cancel);
        return (found, found.Count < MostOpen ? found.Count : await open.CountAsync(cancel));
    }

    /// <summary>Those that are over, the newest first.</summary>
    /// <param name="page">From 1.</param>
    public async Task<(List<AlertRow> Alerts, int Total)> PastAsync(AlertFilter filter, int page, CancellationToken cancel)
    {
        var past = Of(filter).Where(a => a.ResolvedAt != null);
        var found = await past.OrderByDescending(a => a.ResolvedAt).ThenByDescending(a => a.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return (found, await past.CountAsync(cancel));
    }

    public Task<AlertRow?> OneAsync(long id, CancellationToken cancel) => db.Alerts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel);

    /// <summary>In order of time.</summary>
    public Task<List<AlertChangeRow>> ChangesAsync(long id, CancellationToken cancel) =>
        db.AlertChanges.AsNoTracking().Where(c => c.AlertId == id).OrderBy(c => c.Id).ToListAsync(cancel);

    private IQueryable<AlertRow> Of(AlertFilter filter)
    {
        var alerts = db.Alerts.AsNoTracking();
        alerts = filter.State is { } state ? alerts.Where(a => a.State == state) : alerts;
        alerts = filter.Severity is { } severity ? alerts.Where(a => a.Severity == severity) : alerts;
        return filter.Kind is { } kind ? alerts.Where(a => a.Kind == kind) : alerts;
    }
}
