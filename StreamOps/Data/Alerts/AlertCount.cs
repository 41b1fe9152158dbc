using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Alerts;

namespace StreamOps.Data.Alerts;

/// <summary>How many alerts fire and belong to nobody, for the head of every page: one count in an index, once a request.</summary>
public sealed class AlertCount(StreamOpsDb db)
{
    private Task<int?>? counted;

    /// <returns>Null where the database does not say: a head without it is better than no page.</returns>
    public Task<int?> FiringAsync(CancellationToken cancel) => counted ??= CountAsync(cancel);

    private async Task<int?> CountAsync(CancellationToken cancel)
    {
        try
        {
            return await db.Alerts.CountAsync(a => a.State == AlertState.Firing, cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return null;
        }
    }
}
