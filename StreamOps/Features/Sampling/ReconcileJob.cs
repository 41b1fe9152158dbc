using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Vendors;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Sampling;

/// <summary>
/// Does at once, for an admin who asks, what polling does by itself: finds streams that no notice told of, and closes those that are over.
/// Both vendors are asked, since neither alone can say that a channel is on air; the outcome is that of the one asked for. May run twice, anywhere.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class ReconcileJob(
    Reconciliations promises,
    PollChannelsJob poll,
    CloseStreamsJob close,
    Connectors connectors,
    IDbContextFactory<StreamOpsDb> factory,
    CloudflareStreamClient cloudflare,
    AgoraClient agora,
    IOptionsMonitor<CloudflareOptions> cloudflareOptions,
    IOptionsMonitor<AgoraOptions> agoraOptions,
    ILogger<ReconcileJob> logger)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var vendor in await promises.TakeAsync(cancel))
        {
            try
            {
                await ReconcileAsync(vendor, cancel);
            }
            catch (Exception error) when (!cancel.IsCancellationRequested)
            {
                logger.LogError(error, "Reconciling {Vendor} failed", vendor);
                await promises.DoneAsync(vendor, false, $"Broke off: {error.Message}", cancel);
            }
        }
    }

    private async Task ReconcileAsync(string vendor, CancellationToken cancel)
    {
        if (!(vendor == Connectors.Agora ? agoraOptions.CurrentValue.IsConfigured : cloudflareOptions.CurrentValue.IsConfigured))
        {
            await promises.DoneAsync(vendor, false, "Off: its keys are missing.", cancel);
            return;
        }

        var before = await LiveAsync(cancel);
        var polled = await poll.PollAsync(cancel);
        var begun = await LiveAsync(cancel);
        await close.RunAsync(cancel);
        var closed = begun.Except(await LiveAsync(cancel)).Count();

        var tally = vendor == Connectors.Agora ? polled.OfAgora : polled.OfCloudflare;
        var failure = tally.Failure ?? (tally.Answered ? null : await GreetAsync(vendor, cancel));
        await connectors.HeardAsync(vendor, failure, failure is null || tally.Answered, cancel);
        var repaired = $"{polled.Idle} idle and {before.Count} live channels checked, {polled.Begun} streams begun, {closed} closed";
        await promises.DoneAsync(vendor, failure is null, failure is null ? $"Answers. {repaired}." : $"{failure}. {repaired}.", cancel);
    }

    /// <summary>With no idle channel nobody was asked: one harmless question, so that the answer says something of the vendor.</summary>
    /// <returns>Why it failed; null where it answered.</returns>
    private async Task<string?> GreetAsync(string vendor, CancellationToken cancel)
    {
        try
        {
            _ = vendor == Connectors.Agora ? (object)await agora.ListProjectsAsync(cancel) : await cloudflare.GetStorageUsageAsync(cancel);
            return null;
        }
        catch (VendorUnavailableException error)
        {
            return error.Reason;
        }
    }

    private async Task<List<long>> LiveAsync(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Streams.Where(s => s.EndedAt == null).Select(s => s.Id).ToListAsync(cancel);
    }
}
