using Microsoft.Extensions.Options;
using StreamOps.Data.Operations;
using StreamOps.Data.Reconciliation;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Streams;
using StreamOps.Vendors.Agora;

namespace StreamOps.Features.Sampling;

/// <summary>Reads what Agora metered of each project of the account, by day and tier. It is split neither by channel nor by user.</summary>
public sealed class AgoraUsage(VendorUsageStore store, UtcUsage usage, AgoraClient client, IOptionsMonitor<AgoraOptions> options)
{
    private const string Vendor = "agora";

    /// <summary>By the vendor's names. <c>durationVideoHdp</c> is HD above the plain tier, which the price page calls Full HD; 4K is its 2K+.</summary>
    private static readonly Dictionary<string, ResolutionTier> Tiers = new()
    {
        ["durationAudioAll"] = ResolutionTier.Audio,
        ["durationVideoHd"] = ResolutionTier.Hd,
        ["durationVideoHdp"] = ResolutionTier.FullHd,
        ["durationVideo1080P"] = ResolutionTier.FullHd,
        ["durationVideo2K"] = ResolutionTier.TwoK,
        ["durationVideo4K"] = ResolutionTier.TwoKPlus,
    };

    public bool IsOn => options.CurrentValue.IsConfigured;

    public async Task ReadAsync(CancellationToken cancel)
    {
        foreach (var days in (await store.DueAsync(UsageReadingRow.AgoraRealTime, cancel)).Chunk(ReadUsageJob.DaysAtOnce))
        {
            var rows = new List<VendorUsageRow>();
            var told = new HashSet<DateOnly>();
            foreach (var project in await client.ListProjectsAsync(cancel))
            {
                foreach (var day in await client.GetUsageAsync(project.Id, days[0], days[^1], cancel: cancel))
                {
                    told.Add(day.Date);
                    rows.AddRange(Of(project, day));
                }
            }

            await KeepAsync([.. days.Where(told.Contains)], rows.ToLookup(r => r.Day), cancel);
        }
    }

    private async Task KeepAsync(List<DateOnly> days, ILookup<DateOnly, VendorUsageRow> rows, CancellationToken cancel)
    {
        var read = new List<VendorUsageDay>();
        foreach (var day in days)
        {
            var own = (await usage.OfAsync(day, cancel)).Used.Where(u => BilledItem.Of(u.Basis, u.Tier).Any(i => i.IsRealTime)).Sum(u => u.Ms);
            read.Add(new VendorUsageDay(day, rows[day].Where(r => r.Nature == ViewNature.Live).Sum(r => r.QuantityMs) / 60_000m, own / 60_000m, [.. rows[day]]));
        }

        await store.KeepAsync(Vendor, UsageReadingRow.AgoraRealTime, read, cancel);
    }

    /// <summary>A tier that is not known here keeps the vendor's name: it is shown to nobody, and not lost.</summary>
    private IEnumerable<VendorUsageRow> Of(AgoraProject project, AgoraUsageDay day) => day.Seconds
        .Where(s => s.Value > 0)
        .GroupBy(s => Tiers.TryGetValue(s.Key, out var tier) ? BilledItem.RealTimeOf(tier).Code : s.Key)
        .Select(g => new VendorUsageRow
        {
            Vendor = Vendor,
            Day = day.Date,
            Subject = project.Id,
            Meter = g.Key,
            Nature = project.AppId == options.CurrentValue.AppId ? ViewNature.Live : ViewNature.Foreign,
            QuantityMs = g.Sum(s => s.Value) * 1000,
        });
}
