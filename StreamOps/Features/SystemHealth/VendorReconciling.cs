using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Platform.Access;

namespace StreamOps.Features.SystemHealth;

/// <summary>An admin's button: has a vendor polled and what was missed repaired at once, by the job queue.</summary>
public sealed class VendorReconciling(StreamOpsDb db, Reconciliations reconciliations, AuditTrail audit, PromiseBell bell)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private const int Steps = 32;

    public static bool IsKnown(string? vendor) => vendor is Connectors.Agora or Connectors.Cloudflare;

    /// <returns>What came of it, in words, and whether that is good; after 8 s that it goes on.</returns>
    public async Task<(bool Good, string Says)> AskAsync(string vendor, string actor, CancellationToken cancel)
    {
        if (await RequestAsync(vendor, actor, cancel) is { } wait)
        {
            return (false, $"{Name(vendor)} was reconciled a moment ago. It can be asked again in {Show.Duration(wait)}.");
        }

        bell.Ring(Promise.Reconciliation);
        for (var step = 0; step < Steps; step++)
        {
            await Task.Delay(Step, TimeProvider.System, cancel);
            if ((await reconciliations.AllAsync(cancel)).GetValueOrDefault(vendor) is { DoneAt: not null, Outcome: { } outcome } done)
            {
                return (done.Succeeded == true, $"{Name(vendor)}: {outcome}");
            }
        }

        return (true, $"{Name(vendor)} is being reconciled. Load the page again for the outcome.");
    }

    private async Task<TimeSpan?> RequestAsync(string vendor, string actor, CancellationToken cancel)
    {
        if (await reconciliations.RequestAsync(vendor, actor, cancel) is { } wait)
        {
            return wait;
        }

        audit.Add(db, actor, "vendor.reconcile-asked", vendor, null, null);
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException error) when (db.IsDuplicateKey(error))
        {
            // Another admin pressed it at the same moment.
            return Reconciliations.Pause;
        }
    }

    private static string Name(string vendor) => vendor == Connectors.Agora ? "Agora" : "Cloudflare";
}
