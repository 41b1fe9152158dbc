using Microsoft.EntityFrameworkCore;
using StreamOps.Benchmarks.Databases;
using StreamOps.Benchmarks.Reporting;
using StreamOps.Benchmarks.Worlds;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Benchmarks.Statements;

/// <summary>
/// The month before this one, ready to be closed: streams of two hours on every channel, costed, a seller for every two channels. The product's own
/// write path makes those of fifty channels; the database copies them to the others.
/// </summary>
/// <param name="Channels">A multiple of fifty.</param>
/// <param name="StreamsOfChannel">Past streams of each.</param>
internal sealed record MonthSeed(int Channels, int StreamsOfChannel)
{
    private const int Written = 50;
    private const int IntervalSeconds = 300;
    private static readonly TimeSpan Length = TimeSpan.FromHours(2);

    public static BillingMonth Month => BillingCalendar.Utc.MonthOf(TimeProvider.System.GetUtcNow()).Previous;

    public int Streams => Channels * StreamsOfChannel;

    /// <returns>Streams that have gone on air, which nobody samples, and cost records of the month.</returns>
    public async Task<(List<long> OnAir, int Records)> FillAsync(BenchmarkDatabase database, int onAir, CancellationToken cancel)
    {
        var channels = await World.ChannelsAsync(database, Math.Max(Channels, onAir), cancel);
        for (var i = 0; i < Written * StreamsOfChannel; i++)
        {
            await RecordAsync(database, channels[i % Written], i, cancel);
        }

        await World.RecordCostsAsync(database, cancel);
        await using var db = database.Open();
        db.Database.SetCommandTimeout(600);
        await StreamCopies.MakeAsync(db, Channels / Written, Written, withMinutes: false, cancel);
        await World.SpreadSellersAsync(db, channels.Count / 2, cancel);
        var now = TimeProvider.System.GetUtcNow();
        var live = await World.LiveStreamsAsync(database, channels.Take(onAir), now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), isSampled: false, cancel);
        if (database.Kind == DatabaseKind.Postgres)
        {
            // What its own cleaner would do within a minute.
            await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE", cancel);
        }

        var records = await db.CostRecords.CountAsync(cancel);
        Report.Progress(FormattableString.Invariant($"{database.Kind}: {Channels:N0} channels, {Streams:N0} streams, {records:N0} cost records"));
        return (live.ConvertAll(s => s.Id), records);
    }

    /// <summary>Spread over the whole month; each channel has its own minute.</summary>
    private async Task RecordAsync(BenchmarkDatabase database, ChannelRow channel, int number, CancellationToken cancel)
    {
        var month = BillingCalendar.Utc.Of(Month);
        var start = month.Start + TimeSpan.FromMinutes((long)((month.End - month.Start - Length).TotalMinutes * number / (Written * StreamsOfChannel)));
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var wanted = new NewStream(channel.Id, null, start, StreamMode.Hybrid, 1, channel.Tier, channel.Relay, IntervalSeconds, false);
        var stream = await database.Streams.RecordAsync(db, wanted, start + Length, EndCause.Api, cancel);
        await transaction.CommitAsync(cancel);
        await database.Store.WriteAsync(
            [.. Enumerable.Range(0, (int)Length.TotalSeconds / IntervalSeconds).Select(i => SampleFeed.Sample(stream.Id, start.AddSeconds(i * IntervalSeconds), i + number))], cancel);
    }
}
