using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using StreamOps.Benchmarks.Databases;
using StreamOps.Benchmarks.Reporting;
using StreamOps.Benchmarks.Worlds;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;

namespace StreamOps.Benchmarks.Reads;

/// <summary>Half a year of streams of four hours, spread evenly over the channels, with their costs, and some that are live.</summary>
/// <param name="Streams">Past streams.</param>
/// <param name="IntervalSeconds">Between two samples of a stream.</param>
internal sealed record ReadsSeed(string Name, int Streams, int IntervalSeconds)
{
    public const int Channels = 50;
    public const int SecondsOfStream = 4 * 3600;

    private const int Live = 20;
    private const int Batch = 10_000;
    private static readonly TimeSpan Span = TimeSpan.FromDays(180);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(SecondsOfStream);

    /// <returns>Samples, and samples a second that the store took.</returns>
    public async Task<(long Samples, double PerSecond)> FillAsync(BenchmarkDatabase database, CancellationToken cancel)
    {
        var channels = await World.ChannelsAsync(database, Channels, cancel);
        var clock = new Stopwatch();
        var (written, batch) = (0L, new List<NewSample>(Batch + (SecondsOfStream / IntervalSeconds)));
        for (var i = 0; i < Streams; i++)
        {
            var start = StartOf(i);
            batch.AddRange(SamplesOf(await RecordAsync(database, channels[i % Channels], start, cancel), start, Length));
            if (batch.Count >= Batch || i == Streams - 1)
            {
                clock.Start();
                await database.Store.WriteAsync(batch, cancel);
                clock.Stop();
                written += batch.Count;
                batch.Clear();
            }
        }

        Report.Progress(FormattableString.Invariant($"{Name}: {written:N0} samples in {clock.Elapsed.TotalSeconds:N0} s"));
        var perSecond = written / clock.Elapsed.TotalSeconds;
        written += await AddLiveAsync(database, channels, cancel);
        await World.RecordCostsAsync(database, cancel);
        await using var db = database.Open();
        db.Database.SetCommandTimeout(600);
        await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE", cancel);
        return (written, perSecond);
    }

    /// <summary>The channels take turns, so that few streams are spread over the same half year as many.</summary>
    private DateTimeOffset StartOf(int stream)
    {
        var rounds = ((Streams - 1) / Channels) + 1;
        var (round, channel) = Math.DivRem(stream, Channels);
        var step = Span / rounds;
        var ago = (step * round) + (step / Channels * (channel + 1));
        return World.HoursAgo(24) - TimeSpan.FromSeconds((long)ago.TotalSeconds);
    }

    private IEnumerable<NewSample> SamplesOf(long streamId, DateTimeOffset start, TimeSpan length) =>
        Enumerable.Range(0, (int)length.TotalSeconds / IntervalSeconds).Select(i => SampleFeed.Sample(streamId, start.AddSeconds(i * IntervalSeconds), i));

    private async Task<long> RecordAsync(BenchmarkDatabase database, ChannelRow channel, DateTimeOffset start, CancellationToken cancel)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var wanted = new NewStream(channel.Id, null, start, StreamMode.Hybrid, 1, channel.Tier, channel.Relay, IntervalSeconds, false);
        var stream = await database.Streams.RecordAsync(db, wanted, start + Length, EndCause.Api, cancel);
        await transaction.CommitAsync(cancel);
        return stream.Id;
    }

    private async Task<int> AddLiveAsync(BenchmarkDatabase database, List<ChannelRow> channels, CancellationToken cancel)
    {
        var start = World.HoursAgo(1);
        var streams = await World.LiveStreamsAsync(database, channels.Take(Live), start, isSampled: false, cancel);
        var samples = streams.SelectMany(s => SamplesOf(s.Id, start, TimeSpan.FromHours(1))).ToList();
        await database.Store.WriteAsync(samples, cancel);
        return samples.Count;
    }
}
