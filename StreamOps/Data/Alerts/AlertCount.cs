using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Operations;
using StreamOps.Domain.Alerts;

namespace StreamOps.Data.Alerts;

/// <summary>How many alerts fire and belong to nobody, for the head of every page: one count in an index, once a request.</summary>
public sealed class AlertCount(StreamOpsDb db)
{
    private Task<int?>? counted;

    public Task<int?> FiringAsync(CancellationToken cancel) =>
        counted ??= HeadCount.OrNothingAsync(() => db.Alerts.CountAsync(a => a.State == AlertState.Firing, cancel));
}
