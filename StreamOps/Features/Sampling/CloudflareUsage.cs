using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Data.Figures;
using StreamOps.Data.Operations;
using StreamOps.Data.Reconciliation;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Time;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Sampling;

/// <summary>Reads the minutes that Cloudflare delivered, by video and country, and says of each video whether it was live on the day.</summary>
public sealed class CloudflareUsage(
    StreamOpsDb db, VendorUsageStore store, DeliveredMinutes delivered, CloudflareStreamClient client, IOptionsMonitor<CloudflareOptions> options, TimeProvider clock)
{
    /// <summary>Cloudflare ends a recording after 7 days: a video that was live on a day is no older.</summary>
    private const int LongestLiveDays = 7;

    /// <summary>Between the first frame at the vendor and the first word of it here.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    public bool IsOn => options.CurrentValue.IsConfigured;

    public async Task ReadAsync(CancellationToken cancel)
    {
        foreach (var days in (await store.DueAsync(UsageReadingRow.CloudflareDelivery, cancel)).Chunk(ReadUsageJob.DaysAtOnce))
        {
            var rows = (await client.GetMinutesViewedAsync(days[0], days[^1].AddDays(1), cancel)).ToLookup(r => r.Date);
            var videos = rows.Count == 0 ? [] : await VideosAsync(new BillingPeriod(days[0].AddDays(-LongestLiveDays), days[^1]).Span, cancel);
            var read = new List<VendorUsageDay>();
            foreach (var day in days)
            {
                read.Add(Of(day, rows[day], videos, await delivered.OfAsync(day, cancel)));
            }

            await store.KeepAsync(BilledItem.Delivery.Vendor, UsageReadingRow.CloudflareDelivery, read, cancel);
        }
    }

    /// <param name="rows">A day of which the vendor names no video had no viewers.</param>
    private VendorUsageDay Of(DateOnly day, IEnumerable<MinutesViewed> rows, Dictionary<string, LiveVideo> videos, decimal own)
    {
        var today = clock.GetUtcNow().UtcDay();
        var usage = rows.GroupBy(r => (r.VideoUid, Country: r.Country ?? "")).Select(g => new VendorUsageRow
        {
            Vendor = BilledItem.Delivery.Vendor,
            Day = day,
            Subject = g.Key.VideoUid,
            Meter = BilledItem.Delivery.Code,
            Country = g.Key.Country,
            Nature = LiveVideo.Of(videos.TryGetValue(g.Key.VideoUid, out var video) ? video : null, day, today),
            QuantityMs = decimal.ToInt64(decimal.Round(g.Sum(r => r.Minutes) * 60_000m)),
        }).ToList();
        return new VendorUsageDay(day, usage.Where(u => u.Nature != ViewNature.Replay).Sum(u => u.QuantityMs) / 60_000m, own, usage);
    }

    private async Task<Dictionary<string, LiveVideo>> VideosAsync(Interval span, CancellationToken cancel)
    {
        var videos = await client.ListVideosAsync(span.Start, span.End, cancel: cancel);
        var streams = await StreamsAsync(span, cancel);
        return videos.Where(v => v is { LiveInput: not null, Created: not null }).ToDictionary(v => v.Uid, video =>
        {
            var live = LiveOf(video);
            return new LiveVideo(live, streams[video.LiveInput!].Any(s => !s.Intersect(live).IsEmpty));
        });
    }

    private async Task<ILookup<string, Interval>> StreamsAsync(Interval span, CancellationToken cancel)
    {
        var (from, to, now) = (span.Start, span.End, clock.GetUtcNow());
        var streams = await db.Streams
            .Where(s => s.Channel!.CloudflareLiveInputId != null && s.StartedAt < to && (s.EndedAt == null || s.EndedAt > from))
            .Select(s => new { Input = s.Channel!.CloudflareLiveInputId!, s.StartedAt, s.EndedAt })
            .ToListAsync(cancel);
        return streams.ToLookup(s => s.Input, s => new Interval(s.StartedAt - Slack, (s.EndedAt ?? now) + Slack));
    }

    /// <summary>A video whose length is not known yet is live, or has just been.</summary>
    private Interval LiveOf(CloudflareVideo video) => new(
        video.Created!.Value,
        video.DurationSeconds is { } seconds ? video.Created.Value.AddMilliseconds((long)(seconds * 1000)) : clock.GetUtcNow());
}
