using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Data.Figures;
using StreamOps.Data.Messages;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Features.Webhooks;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Webhooks;

/// <summary>Streams begin and end by notices, the same whatever the order in which they come.</summary>
public sealed class LifecycleTests
{
    private static readonly DateTimeOffset Start = Given.Noon.AddHours(-2);
    private static readonly DateTimeOffset End = Given.Noon.AddHours(-1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Broadcasts of four notices, by name.</summary>
    private static readonly Dictionary<string, Func<ChannelRow, (byte[] Body, string Source)[]>> Broadcasts = new()
    {
        ["hybrid"] = c => [Joins(c, Start), Connects(c, Start.AddSeconds(8)), Disconnects(c, End.AddSeconds(5)), Leaves(c, End, Hour)],
        ["hybrid, input gone first"] = c => [Joins(c, Start), Connects(c, Start.AddSeconds(8)), Disconnects(c, End.AddSeconds(-5)), Leaves(c, End, Hour)],
        ["hybrid, relay fails midway"] = c => [Joins(c, Start), Connects(c, Start.AddSeconds(8)), Disconnects(c, End.AddMinutes(-30)), Leaves(c, End, Hour)],
        ["agora with viewers"] = c => [Joins(c, Start), (Notices.Host(105, c.AgoraChannel!, Start.AddMinutes(1), 9), Agora), (Notices.Host(106, c.AgoraChannel!, End, 9, Hour), Agora), Leaves(c, End, Hour)],
        ["agora destroyed"] = c => [Joins(c, Start), Connects(c, Start.AddSeconds(8)), (Notices.Destroyed(c.AgoraChannel!, End.AddSeconds(20)), Agora), Leaves(c, End, Hour)],
        ["input alone"] = c => [Connects(c, Start), Disconnects(c, End), Errs(c, Start.AddMinutes(1)), (Notices.Host(105, c.AgoraChannel!, Start, 9), Agora)],
        ["two hosts"] = c => [Joins(c, Start), Joins(c, Start.AddMinutes(1), 8), Leaves(c, End.AddMinutes(-10), Hour - TimeSpan.FromMinutes(10)), Leaves(c, End, Hour - TimeSpan.FromMinutes(1), 8)],
        ["host taken from the audience"] = c => [(Notices.Host(111, c.AgoraChannel!, Start), Agora), Connects(c, Start.AddSeconds(8)), Disconnects(c, End.AddSeconds(5)), (Notices.Host(112, c.AgoraChannel!, End), Agora)],
    };

    private const string Agora = WebhookSources.Agora;
    private const string Input = WebhookSources.LiveInput;

    public static TheoryData<DatabaseKind, string> EveryBroadcast()
    {
        var data = new TheoryData<DatabaseKind, string>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            foreach (var name in Broadcasts.Keys)
            {
                data.Add(kind, name);
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(EveryBroadcast))]
    public async Task All_24_orders_come_to_the_same_stream(DatabaseKind kind, string broadcast)
    {
        await using var host = await WebhookHost.StartAsync(kind, works: false);
        await using var db = host.Database.Open();
        IReadOnlyList<StreamEvent>? timeline = null;
        foreach (var order in Orders([0, 1, 2, 3]))
        {
            var channel = await Given.ChannelAsync(db);
            var notices = Broadcasts[broadcast](channel);
            foreach (var i in order)
            {
                await TakeAsync(host, notices[i]);
            }

            var streams = await db.Streams.AsNoTracking().Where(s => s.ChannelId == channel.Id).ToListAsync();
            var told = $"{broadcast}, order {string.Join("", order)}: {string.Join("; ", streams.Select(s => $"{s.StartedAt:T} to {s.EndedAt:T}"))}";
            Assert.True(streams.Count == 1, told);
            Assert.True(streams[0].StartedAt == Start && streams[0].EndedAt == End, told);
            Assert.Equal(Hour.TotalMilliseconds, await db.StreamDays.Where(d => d.StreamId == streams[0].Id).SumAsync(d => d.LiveMs));
            Assert.Equal(EndCause.Webhook, streams[0].EndedBy);
            Assert.True(await db.CostDuties.AnyAsync(d => d.StreamId == streams[0].Id), told);
            var events = (await new TimelineReads(db).OfAsync(streams[0], CancellationToken.None)).Events;
            Assert.Equal(timeline ??= events, events);
        }
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Notices_that_come_twice_change_nothing_the_second_time(DatabaseKind kind)
    {
        await using var host = await WebhookHost.StartAsync(kind, works: false);
        await using var db = host.Database.Open();
        var channel = await Given.ChannelAsync(db);
        var notices = Broadcasts["hybrid"](channel);
        foreach (var notice in notices.Concat(notices).Concat(notices.Reverse()))
        {
            await TakeAsync(host, notice);
        }

        var stream = await db.Streams.SingleAsync(s => s.ChannelId == channel.Id);
        Assert.Equal((Start, (DateTimeOffset?)End), (stream.StartedAt, stream.EndedAt));
        Assert.Equal(4, await db.InboxMessages.CountAsync());
        var events = await db.StreamEvents.AsNoTracking().OrderBy(e => e.At).ToListAsync();
        Assert.Equal(
            [
                (Start, StreamEventKind.PublisherConnected), (Start, StreamEventKind.Started), (Start.AddSeconds(8), StreamEventKind.RelayActive),
                (End, StreamEventKind.Ended), (End.AddSeconds(5), StreamEventKind.RelayStopped),
            ],
            events.Select(e => (e.At, e.Kind)).OrderBy(e => e.At).ThenBy(e => e.Kind == StreamEventKind.Started));
        Assert.All(events, e => Assert.Equal(StreamEventSource.Webhook, e.Source));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_timeline_names_faults_and_losses_by_the_vendors_codes_whatever_the_order(DatabaseKind kind)
    {
        await using var host = await WebhookHost.StartAsync(kind, works: false);
        await using var db = host.Database.Open();
        IReadOnlyList<StreamEvent>? timeline = null;
        foreach (var order in Orders([0, 1, 2, 3]))
        {
            var channel = await Given.ChannelAsync(db);
            (byte[], string)[] between =
            [
                Errs(channel, Start.AddMinutes(1)),
                Connects(channel, Start.AddMinutes(2)),
                Leaves(channel, Start.AddMinutes(10), TimeSpan.FromMinutes(10), reason: 10),
                Joins(channel, Start.AddMinutes(10).AddSeconds(30)),
            ];
            await TakeAsync(host, Joins(channel, Start));
            foreach (var i in order)
            {
                await TakeAsync(host, between[i]);
            }

            await TakeAsync(host, Leaves(channel, End, Hour));
            var stream = await db.Streams.AsNoTracking().SingleAsync(s => s.ChannelId == channel.Id);
            var events = (await new TimelineReads(db).OfAsync(stream, CancellationToken.None)).Events;
            Assert.Equal(timeline ??= events, events);
        }

        Assert.Equal(
            [
                (StreamEventKind.Started, ""), (StreamEventKind.Error, "ERR_GOP_OUT_OF_RANGE"), (StreamEventKind.RelayActive, ""),
                (StreamEventKind.PublisherDisconnected, "10"), (StreamEventKind.PublisherConnected, ""), (StreamEventKind.Ended, ""),
            ],
            timeline!.Select(e => (e.Kind, e.Code)));
        Assert.Equal("no", timeline![1].Detail);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task An_end_three_days_late_puts_a_guessed_end_right_although_another_stream_came_between(DatabaseKind kind)
    {
        await using var host = await WebhookHost.StartAsync(kind, works: false);
        await using var db = host.Database.Open();
        var channel = await Given.ChannelAsync(db);
        await TakeAsync(host, Joins(channel, Start));
        var first = await db.Streams.AsNoTracking().SingleAsync(s => s.ChannelId == channel.Id);
        await host.Services.GetRequiredService<StreamStore>().EndAsync(first.Id, End.AddMinutes(-7), EndCause.Timeout, false, CancellationToken.None);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await TakeAsync(host, Joins(channel, Start.AddDays(1)));
        await TakeAsync(host, Leaves(channel, End.AddDays(1), Hour));

        host.Clock.Advance(TimeSpan.FromDays(2));
        await TakeAsync(host, Leaves(channel, End, Hour));

        var streams = await db.Streams.AsNoTracking().Where(s => s.ChannelId == channel.Id).OrderBy(s => s.StartedAt).ToListAsync();
        Assert.Equal([(Start, End), (Start.AddDays(1), End.AddDays(1))], streams.Select(s => (s.StartedAt, s.EndedAt!.Value)));
        Assert.Equal(EndCause.Webhook, streams[0].EndedBy);
        Assert.Equal(Hour.TotalMilliseconds, await db.StreamDays.Where(d => d.StreamId == first.Id).SumAsync(d => d.LiveMs));
        Assert.Contains("hours after the event", (await db.InboxMessages.OrderBy(m => m.Id).LastAsync()).Outcome, StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_publisher_lost_abruptly_is_waited_for(DatabaseKind kind)
    {
        await using var host = await WebhookHost.StartAsync(kind, works: false);
        await using var db = host.Database.Open();
        var channel = await Given.ChannelAsync(db);
        await TakeAsync(host, Joins(channel, Start));

        await TakeAsync(host, Leaves(channel, End, Hour, reason: 10));
        var lost = await db.Streams.AsNoTracking().SingleAsync(s => s.ChannelId == channel.Id);
        await TakeAsync(host, Joins(channel, End.AddSeconds(40)));
        var back = await db.Streams.AsNoTracking().SingleAsync(s => s.ChannelId == channel.Id);

        Assert.Equal((End, null), (lost.LostAt, lost.EndedAt));
        Assert.Equal(((DateTimeOffset?)null, (DateTimeOffset?)null), (back.LostAt, back.EndedAt));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_publisher_who_comes_back_too_late_begins_another_stream(DatabaseKind kind)
    {
        await using var host = await WebhookHost.StartAsync(kind, works: false);
        await using var db = host.Database.Open();
        var channel = await Given.ChannelAsync(db);
        await TakeAsync(host, Joins(channel, Start));
        await TakeAsync(host, Leaves(channel, End, Hour, reason: 2));

        await TakeAsync(host, Joins(channel, End.AddSeconds(61)));

        var streams = await db.Streams.AsNoTracking().Where(s => s.ChannelId == channel.Id).OrderBy(s => s.StartedAt).ToListAsync();
        Assert.Equal([(Start, (DateTimeOffset?)End), (End.AddSeconds(61), null)], streams.Select(s => (s.StartedAt, s.EndedAt)));
    }

    [Fact]
    public async Task Relay_errors_reach_the_stream_and_stay_when_the_relay_stops_after_them()
    {
        await using var host = await WebhookHost.StartAsync(works: false);
        await using var db = host.Database.Open();
        var channel = await Given.ChannelAsync(db);
        await TakeAsync(host, Joins(channel, Start));
        await TakeAsync(host, Connects(channel, Start.AddSeconds(4)));
        Assert.Equal(RelayStatus.Active, await StatusAsync());

        await TakeAsync(host, Errs(channel, Start.AddMinutes(3)));
        await TakeAsync(host, Disconnects(channel, Start.AddMinutes(3).AddSeconds(2)));

        Assert.Equal(RelayStatus.Error, await StatusAsync());
        Assert.Contains(await db.InboxMessages.Select(m => m.Outcome).ToListAsync(), o => o!.Contains("ERR_GOP_OUT_OF_RANGE", StringComparison.Ordinal));

        Task<RelayStatus> StatusAsync() => db.Streams.Where(s => s.ChannelId == channel.Id).Select(s => s.RelayStatus).SingleAsync();
    }

    [Fact]
    public async Task A_converter_s_later_words_find_the_channel_of_its_first_and_old_ones_are_left_out()
    {
        await using var host = await WebhookHost.StartAsync(works: false);
        await using var db = host.Database.Open();
        var channel = await Given.ChannelAsync(db);
        await TakeAsync(host, Joins(channel, Start));
        await TakeAsync(host, (Notices.Converter(1, "conv", Start.AddSeconds(1), "connecting", channel.AgoraChannel), Agora));
        await TakeAsync(host, (Notices.Converter(3, "conv", Start.AddSeconds(9), "failed"), Agora));
        await TakeAsync(host, (Notices.Converter(3, "conv", Start.AddSeconds(5), "running"), Agora));
        Assert.Equal(RelayStatus.Error, (await db.Streams.AsNoTracking().SingleAsync()).RelayStatus);

        await TakeAsync(host, (Notices.Converter(3, "conv", Start.AddSeconds(12), "running"), Agora));
        Assert.Equal(RelayStatus.Active, (await db.Streams.AsNoTracking().SingleAsync()).RelayStatus);

        await TakeAsync(host, (Notices.Converter(4, "conv", Start.AddSeconds(20), null, destroyed: "Idle Timeout"), Agora));
        Assert.Equal(RelayStatus.Stopped, (await db.Streams.AsNoTracking().SingleAsync()).RelayStatus);
        Assert.False(await db.Settings.AnyAsync());
        Assert.DoesNotContain(await db.InboxMessages.Select(m => m.Body).ToListAsync(), b => b.Contains("very-secret-key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Recorders_tests_strangers_and_the_future_begin_no_stream_but_are_kept()
    {
        await using var host = await WebhookHost.StartAsync(works: false);
        await using var db = host.Database.Open();
        var channel = await Given.ChannelAsync(db);
        (byte[], string)[] notices =
        [
            (Notices.Host(103, channel.AgoraChannel!, Start, 3, clientType: 10), Agora),
            (Notices.Host(103, "test_webhook", Start, 12121212), Agora),
            (Notices.Host(103, "nobody-s", Start), Agora),
            (Notices.Host(199, channel.AgoraChannel!, Start), Agora),
            (Notices.Input("connected", "nobody-s", Start), Input),
            (Notices.Input("invented", channel.CloudflareLiveInputId!, Start), Input),
            ("""{"text":"Hello World!"}"""u8.ToArray(), Input),
            ("[]"u8.ToArray(), Input),
            Joins(channel, Given.Noon.AddHours(1)),
        ];
        foreach (var notice in notices)
        {
            await TakeAsync(host, notice);
        }

        Assert.False(await db.Streams.AnyAsync());
        var kept = await db.InboxMessages.ToListAsync();
        Assert.Equal(notices.Length, kept.Count);
        Assert.All(kept, m => Assert.Equal(InboxState.Ignored, m.State));
        Assert.All(kept, m => Assert.NotEmpty(m.Outcome!));
    }

    /// <summary>What the endpoint does after it has proven the origin, and the worker after that.</summary>
    private static async Task TakeAsync(WebhookHost host, (byte[] Body, string Source) notice)
    {
        var source = host.Services.GetRequiredService<WebhookSources>().All.Single(s => s.Name == notice.Source);
        await host.Services.GetRequiredService<Inbox>().ReceiveAsync(source.Read(notice.Body), CancellationToken.None);
        await host.DrainAsync();
        await using var db = host.Database.Open();
        Assert.False(await db.InboxMessages.AnyAsync(m => m.State == InboxState.Pending), await db.InboxMessages.Where(m => m.State == InboxState.Pending).Select(m => m.Outcome).FirstOrDefaultAsync());
    }

    private static (byte[], string) Joins(ChannelRow channel, DateTimeOffset at, long uid = 7) => (Notices.Host(103, channel.AgoraChannel!, at, uid, id: $"{channel.Id}:j:{uid}:{at:O}"), Agora);

    private static (byte[], string) Leaves(ChannelRow channel, DateTimeOffset at, TimeSpan stay, long uid = 7, int reason = 1) =>
        (Notices.Host(104, channel.AgoraChannel!, at, uid, stay, reason, id: $"{channel.Id}:l:{uid}:{at:O}"), Agora);

    private static (byte[], string) Connects(ChannelRow channel, DateTimeOffset at) => (Notices.Input("connected", channel.CloudflareLiveInputId!, at), Input);

    private static (byte[], string) Disconnects(ChannelRow channel, DateTimeOffset at) => (Notices.Input("disconnected", channel.CloudflareLiveInputId!, at), Input);

    private static (byte[], string) Errs(ChannelRow channel, DateTimeOffset at) => (Notices.Input("errored", channel.CloudflareLiveInputId!, at, "ERR_GOP_OUT_OF_RANGE"), Input);

    private static IEnumerable<int[]> Orders(int[] items) =>
        items.Length == 1 ? [items] : items.SelectMany(i => Orders([.. items.Where(x => x != i)]).Select(rest => (int[])[i, .. rest]));
}
