using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Data.Samples;

/// <summary>Compares every roll-up in a database with a recount of its raw rows.</summary>
public static class RollUps
{
    /// <param name="since">Looks only at streams that started then or later, where nothing older reaches into their time.</param>
    public static async Task AssertEqualToRecountAsync(StreamOpsDb db, TimeZoneInfo zone, DateTimeOffset since = default)
    {
        var streams = await db.Streams.AsNoTracking().Where(s => s.StartedAt >= since).ToListAsync();
        var rows = (await db.Samples.AsNoTracking().Where(s => s.Timestamp >= since).ToListAsync()).ToLookup(r => r.StreamId);
        var totals = await db.StreamTotals.AsNoTracking().ToDictionaryAsync(t => t.StreamId);
        var minutes = (await db.StreamMinutes.AsNoTracking().ToListAsync()).ToLookup(m => m.StreamId);
        var days = (await db.StreamDays.AsNoTracking().ToListAsync()).ToLookup(d => d.StreamId);
        var recounts = new List<Recount>();
        foreach (var stream in streams)
        {
            var truth = new Recount(stream, rows[stream.Id], zone);
            recounts.Add(truth);
            Same(
                truth.Minutes,
                minutes[stream.Id].ToDictionary(m => m.Minute.ToUnixTimeMilliseconds(), m => new Sums(m.HlsMs, m.RtcMs, m.SampledMs, m.Samples, m.Peak)),
                $"minutes of stream {stream.Id}");
            Same(
                truth.Days,
                days[stream.Id].ToDictionary(d => d.Day, d => new Sums(d.HlsMs, d.RtcMs, d.SampledMs, d.Samples, d.Peak)),
                $"days of stream {stream.Id}");
            Same(truth.LiveMs, days[stream.Id].ToDictionary(d => d.Day, d => d.LiveMs), $"live time of stream {stream.Id}");
            if (totals.TryGetValue(stream.Id, out var total))
            {
                Assert.Equal(truth.Total, new Sums(total.HlsMs, total.RtcMs, total.SampledMs, total.Samples, total.Peak));
                Assert.Equal(rows[stream.Id].Min(r => r.Timestamp), total.FirstSampleAt);
                Assert.Equal(rows[stream.Id].Max(r => r.Timestamp), total.LastSampleAt);
            }
            else
            {
                Assert.Empty(rows[stream.Id]);
            }
        }

        Same(
            Recount.PlatformPeaks(recounts),
            await db.PlatformMinutes.AsNoTracking().Where(p => p.Minute >= since).ToDictionaryAsync(p => p.Minute.ToUnixTimeMilliseconds(), p => p.Peak),
            "peaks of the platform");
        if (since == default)
        {
            var recorded = streams.Where(s => s.Mode != StreamMode.AgoraOnly).SelectMany(s => days[s.Id]);
            Same(
                recorded.GroupBy(d => BillingMonthRow.NumberOf(BillingMonth.Of(d.Day))).ToDictionary(m => m.Key, m => m.Sum(d => d.LiveMs)),
                await db.RecordedMonths.AsNoTracking().ToDictionaryAsync(m => m.Number, m => m.LiveMs),
                "recorded time of months");
        }
    }

    /// <summary>A row of nothing and no row are the same.</summary>
    private static void Same<TKey, TValue>(Dictionary<TKey, TValue> truth, Dictionary<TKey, TValue> stored, string what)
        where TKey : notnull
        where TValue : struct
    {
        var wrong = truth.Keys.Union(stored.Keys)
            .Where(k => !truth.GetValueOrDefault(k).Equals(stored.GetValueOrDefault(k)))
            .Select(k => $"{k}: stored {stored.GetValueOrDefault(k)}, recounted {truth.GetValueOrDefault(k)}")
            .ToList();
        Assert.True(wrong.Count == 0, $"{what}: {string.Join("; ", wrong.Take(3))} ({wrong.Count} wrong of {truth.Count})");
    }
}
