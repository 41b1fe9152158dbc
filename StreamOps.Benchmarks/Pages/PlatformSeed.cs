using Microsoft.EntityFrameworkCore;
using StreamOps.Benchmarks.Databases;
using StreamOps.Benchmarks.Reporting;
using StreamOps.Benchmarks.Worlds;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;

namespace StreamOps.Benchmarks.Pages;

/// <summary>
/// A platform of 5,000 channels of 500 sellers with 60,000 past streams over a year and 200 live ones. The product's own write path makes a hundredth
/// of the past; the database copies it to the other channels, roll-ups and records and all, so that what pages read is what the product writes.
/// </summary>
internal static class PlatformSeed
{
    public const int Channels = 5_000;
    public const int Streams = 60_000;

    private const int Copies = 100;
    private const int Live = 200;
    private const int Sellers = 500;
    private const int IntervalSeconds = 300;
    private const int WrittenChannels = Channels / Copies;
    private const int Written = Streams / Copies;
    private static readonly TimeSpan Length = TimeSpan.FromHours(2);
    private static readonly TimeSpan Year = TimeSpan.FromDays(364);

    /// <summary>Tables that belong to a stream, each with what moves in a copy.</summary>
    private static readonly (string Table, (string Column, string Value)[] Moved)[] Copied =
    [
        ("streams", [("id", "id + k * {0}"), ("channel_id", $"channel_id + k * {WrittenChannels}")]),
        ("stream_totals", [("stream_id", "stream_id + k * {0}")]),
        ("stream_days", [("stream_id", "stream_id + k * {0}")]),
        ("stream_minutes", [("stream_id", "stream_id + k * {0}")]),
        ("cost_records", [("id", "id + k * {1}"), ("stream_id", "stream_id + k * {0}"), ("channel_id", $"channel_id + k * {WrittenChannels}")]),
        ("cost_parts", [("cost_record_id", "cost_record_id + k * {1}")]),
    ];

    public static async Task FillAsync(BenchmarkDatabase database, CancellationToken cancel)
    {
        var channels = await World.ChannelsAsync(database, Channels, cancel);
        for (var i = 0; i < Written; i++)
        {
            await RecordAsync(database, channels[i % WrittenChannels], i, cancel);
        }

        while (await database.Costs.OwedAsync(500, cancel) is { Count: > 0 } owed)
        {
            foreach (var stream in owed)
            {
                await database.Costs.RecordAsync(stream, cancel);
            }
        }

        await using var db = database.Open();
        db.Database.SetCommandTimeout(600);
        await CopyAsync(db, cancel);
        await SpreadAsync(db, cancel);
        await AddLiveAsync(database, channels, cancel);
        await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE", cancel);
        Report.Progress(FormattableString.Invariant($"{Channels:N0} channels, {Streams:N0} streams, {await db.CostRecords.CountAsync(cancel):N0} cost records"));
    }

    private static async Task RecordAsync(BenchmarkDatabase database, ChannelRow channel, int number, CancellationToken cancel)
    {
        var start = World.HoursAgo(24) - (Year / Written * number);
        start = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerSecond));
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var wanted = new NewStream(channel.Id, null, start, StreamMode.Hybrid, 1, channel.Tier, channel.Relay, IntervalSeconds, false);
        var stream = await database.Streams.RecordAsync(db, wanted, start + Length, EndCause.Api, cancel);
        await transaction.CommitAsync(cancel);
        await database.Store.WriteAsync(SamplesOf(stream.Id, start, Length), cancel);
    }

    private static List<NewSample> SamplesOf(long streamId, DateTimeOffset start, TimeSpan length) =>
        [.. Enumerable.Range(0, (int)length.TotalSeconds / IntervalSeconds).Select(i => SampleFeed.Sample(streamId, start.AddSeconds(i * IntervalSeconds), i))];

    private static async Task CopyAsync(Data.StreamOpsDb db, CancellationToken cancel)
    {
        var streams = await db.Streams.MaxAsync(s => s.Id, cancel);
        var records = await db.CostRecords.MaxAsync(r => r.Id, cancel);
        foreach (var (table, moved) in Copied)
        {
            var columns = await db.Database
                .SqlQueryRaw<string>(
                    "SELECT column_name AS \"Value\" FROM information_schema.columns WHERE table_schema = 'public' AND table_name = {0} ORDER BY ordinal_position",
                    table)
                .ToListAsync(cancel);
            var values = columns.Select(c => Array.Find(moved, m => m.Column == c) is { Value: not null } m ? string.Format(null, m.Value, streams, records) : c);
            var copy = $"INSERT INTO {table} ({string.Join(", ", columns)}) OVERRIDING SYSTEM VALUE SELECT {string.Join(", ", values)} FROM {table}, generate_series(1, {Copies - 1}) AS k";
            await db.Database.ExecuteSqlRawAsync(copy, cancel);
        }

        await db.Database.ExecuteSqlAsync($"UPDATE recorded_months SET live_ms = live_ms * {Copies}", cancel);
        foreach (var table in (string[])["streams", "cost_records"])
        {
            var goOn = $"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))";
            await db.Database.ExecuteSqlRawAsync(goOn, cancel);
        }
    }

    /// <summary>Sellers of their own, and names of 200 characters, some from right to left, some with pictures.</summary>
    private static async Task SpreadAsync(Data.StreamOpsDb db, CancellationToken cancel)
    {
        var owner = await db.Channels.Select(c => c.SellerId).FirstAsync(cancel);
        var sellers = Enumerable.Range(1, Sellers).Select(i => new Data.Access.UserRow
        {
            Id = Guid.NewGuid(),
            UserName = $"seller{i}@shop.example",
            NormalizedUserName = $"SELLER{i}@SHOP.EXAMPLE",
            Email = $"seller{i}@shop.example",
            NormalizedEmail = $"SELLER{i}@SHOP.EXAMPLE",
            DisplayName = $"Seller {i}",
            CreatedAt = TimeProvider.System.GetUtcNow(),
            SecurityStamp = Guid.NewGuid().ToString("n"),
        }).ToList();
        db.Users.AddRange(sellers);
        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteSqlRawAsync(
            "UPDATE channels SET seller_id = s.id FROM (SELECT id, row_number() OVER (ORDER BY email) AS n FROM users WHERE id <> {0}) s WHERE s.n = channels.id % {1} + 1",
            [owner, Sellers], cancel);
        await db.Database.ExecuteSqlRawAsync(
            "UPDATE channels SET name = left(CASE id % 3 WHEN 0 THEN 'مبيعات ' WHEN 1 THEN '🛍️ ' ELSE 'Room ' END || id || ' ' || repeat('long name ', 20), 200) WHERE id % 10 < 3", cancel);
    }

    private static async Task AddLiveAsync(BenchmarkDatabase database, List<ChannelRow> channels, CancellationToken cancel)
    {
        var start = World.HoursAgo(1);
        var streams = await World.LiveStreamsAsync(database, channels.Where((_, i) => i % (Channels / Live) == 0), start, isSampled: false, cancel);
        await database.Store.WriteAsync([.. streams.SelectMany(s => SamplesOf(s.Id, start, TimeSpan.FromHours(1)))], cancel);
    }
}
