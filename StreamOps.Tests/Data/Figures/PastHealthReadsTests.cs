using StreamOps.Data.Access;
using StreamOps.Data.Alerts;
using StreamOps.Data.Figures;
using StreamOps.Data.Streams;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Health;
using StreamOps.Domain.Streams;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

public sealed class PastHealthReadsTests
{
    private const long Minute = 60_000;

    private static readonly DateTimeOffset Start = Given.Noon;

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_past_stream_is_judged_by_its_own_timeline_alerts_and_sampled_time(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Start.AddDays(5));
        var channel = await studio.ChannelAsync();
        var stream = await studio.StartAsync(channel, Start);
        await studio.WatchAsync(stream, Start, Start.AddMinutes(80), hls: 10);
        await studio.EndAsync(stream, Start.AddMinutes(100));
        var other = await studio.BroadcastAsync(channel, Start.AddDays(1), Start.AddDays(1).AddMinutes(100), hls: 10);
        var silent = await studio.StartAsync(channel, Start.AddDays(2));
        await studio.EndAsync(silent, Start.AddDays(2).AddMinutes(10));
        await HearAsync(studio, channel, Start.AddMinutes(20), StreamEventKind.Error);
        await HearAsync(studio, channel, Start.AddMinutes(26), StreamEventKind.RelayActive);
        await HearAsync(studio, await studio.ChannelAsync(), Start.AddMinutes(30), StreamEventKind.Error);
        await AlertAsync(studio, stream, AlertRuleKind.IngestLimits, 40, 44);
        await AlertAsync(studio, stream, AlertRuleKind.ViewerDrop, 50, 60);

        var healths = await ReadAsync(studio, stream, other, silent);

        var health = healths[stream.Id];
        Assert.Equal((HealthGrade.Poor, 6 * Minute, 4 * Minute), (health.Grade, health.PoorMs, health.FairMs));
        Assert.Equal(("The relay failed", Start.AddMinutes(20)), (health.Worst!.What, health.Worst.Span.Start));
        Assert.Equal((await OneAsync(studio, stream)).LiveMs - (await OneAsync(studio, stream)).Audience.SampledMs, health.UnknownMs);
        Assert.InRange(health.UnknownMs, 17 * Minute, 20 * Minute);
        Assert.Equal((HealthGrade.Good, 100 * Minute), (healths[other.Id].Grade, healths[other.Id].GoodMs));
        Assert.Equal((HealthGrade.NoData, 10 * Minute), (healths[silent.Id].Grade, healths[silent.Id].UnknownMs));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stream_on_air_has_no_verdict_on_its_past(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Start.AddMinutes(5));
        var live = await studio.StartAsync(await studio.ChannelAsync(), Start);

        Assert.Empty(await ReadAsync(studio, live));
    }

    private static async Task<IReadOnlyDictionary<long, PastHealth>> ReadAsync(Studio studio, params StreamRow[] streams)
    {
        var figures = new List<StreamFigures>();
        foreach (var stream in streams)
        {
            figures.Add(await OneAsync(studio, stream));
        }

        return await new PastHealthReads(studio.Db).OfAsync(figures, CancellationToken.None);
    }

    private static async Task<StreamFigures> OneAsync(Studio studio, StreamRow stream) =>
        (await studio.Streams.OneAsync(ChannelScope.All, stream.Id, CancellationToken.None))!;

    private static async Task HearAsync(Studio studio, ChannelRow channel, DateTimeOffset at, StreamEventKind kind)
    {
        await StreamEvents.AddAsync(studio.Db, channel.Id, at, kind, StreamEventSource.Webhook, CancellationToken.None);
        await studio.Db.SaveChangesAsync();
    }

    private static async Task AlertAsync(Studio studio, StreamRow stream, AlertRuleKind kind, int from, int to)
    {
        studio.Db.Alerts.Add(new AlertRow
        {
            Kind = kind,
            Subject = $"stream:{stream.Id}",
            SubjectName = "Room",
            ChannelId = stream.ChannelId,
            StreamId = stream.Id,
            State = AlertState.Resolved,
            Says = "Outside",
            Since = Start.AddMinutes(to + 5),
            BadSince = Start.AddMinutes(from),
            FiredAt = Start.AddMinutes(from + 2),
            FineSince = Start.AddMinutes(to),
            ResolvedAt = Start.AddMinutes(to + 5),
        });
        await studio.Db.SaveChangesAsync();
    }
}
