using Hangfire;
using StreamOps.Data.Operations;
using StreamOps.Platform;
using StreamOps.Vendors;

namespace StreamOps.Features.Sampling;

/// <summary>
/// Reads of each finished UTC day what the vendors metered, and keeps it in their own detail beside what was counted here: vendors forget. A day is
/// read again, once, when its figures have settled. One that could not be read stays without a figure and is tried again within ten minutes; a vendor
/// that fails keeps nobody from the other. May run twice, anywhere.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class ReadUsageJob(
    CloudflareUsage cloudflare, AgoraUsage agora, Leases leases, SamplingOptions options, TimeProvider clock, ILogger<ReadUsageJob> logger)
{
    /// <summary>Days that are asked for at once: one page of videos for most.</summary>
    public const int DaysAtOnce = 7;

    private const string Lease = "usage";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancel)
    {
        if (!(cloudflare.IsOn || agora.IsOn)
            || await leases.TakeAsync(Lease, SampleTickJob.TickOf(clock.GetUtcNow(), Every * options.Speed), Longest * options.Speed, cancel) is not { } owner)
        {
            return;
        }

        try
        {
            await ReadAsync("Cloudflare", cloudflare.IsOn, cloudflare.ReadAsync, cancel);
            await ReadAsync("Agora", agora.IsOn, agora.ReadAsync, cancel);
        }
        finally
        {
            await leases.GiveBackAsync(Lease, owner, CancellationToken.None);
        }
    }

    private async Task ReadAsync(string vendor, bool isOn, Func<CancellationToken, Task> read, CancellationToken cancel)
    {
        try
        {
            await (isOn ? read(cancel) : Task.CompletedTask);
        }
        catch (VendorUnavailableException error)
        {
            logger.LogWarning("{Vendor}'s usage could not be read: {Reason}", vendor, error.Reason);
        }
    }
}
