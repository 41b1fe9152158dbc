using StreamOps.Data.Access;
using StreamOps.Data.Figures;
using StreamOps.Data.Streams;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

/// <summary>Lists of streams and channels, sorted, narrowed and cut in the database.</summary>
public sealed class StreamOrderTests
{
    private static readonly DateTimeOffset Now = Given.Noon.AddDays(10);

    public static TheoryData<DatabaseKind, StreamSort, bool> EveryOrder()
    {
        var data = new TheoryData<DatabaseKind, StreamSort, bool>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            foreach (var sort in Enum.GetValues<StreamSort>())
            {
                data.Add(kind, sort, true);
                data.Add(kind, sort, false);
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(EveryOrder))]
    public async Task The_database_sorts_as_the_figures_that_are_shown(DatabaseKind kind, StreamSort sort, bool descending)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var channel = await studio.ChannelAsync();
        await studio.BroadcastAsync(channel, Now.AddDays(-5), Now.AddDays(-5).AddMinutes(30), hls: 70);
        await studio.BroadcastAsync(channel, Now.AddDays(-4), Now.AddDays(-4).AddMinutes(90), hls: 20);
        await studio.BroadcastAsync(channel, Now.AddDays(-3), Now.AddDays(-3).AddMinutes(10), hls: 300);
        var silent = await studio.StartAsync(channel, Now.AddDays(-2));
        await studio.EndAsync(silent, Now.AddDays(-2).AddMinutes(50));
        await studio.RecordAsync();
        var owed = await studio.BroadcastAsync(channel, Now.AddDays(-1), Now.AddDays(-1).AddMinutes(20), hls: 5);
        var live = await studio.StartAsync(channel, Now.AddMinutes(-40));
        await studio.WatchAsync(live, live.StartedAt, Now, hls: 100);

        var onAir = await studio.Streams.LiveOfChannelAsync(ChannelScope.All, channel.Id, CancellationToken.None);
        var costs = new StreamCosts(studio.Db);
        var runUpCents = (long)((await costs.OfManyAsync([onAir!], CancellationToken.None))[live.Id] * 100);
        var order = new StreamOrder(sort, descending, onAir!.LiveMs, runUpCents);
        var (all, total) = await studio.Streams.OfChannelAsync(ChannelScope.All, channel.Id, null, order, 1, 100, CancellationToken.None);
        var (second, _) = await studio.Streams.OfChannelAsync(ChannelScope.All, channel.Id, null, order, 2, 4, CancellationToken.None);

        var usd = await costs.OfManyAsync(all, CancellationToken.None);
        decimal Key(StreamFigures s) => sort switch
        {
            StreamSort.Start => s.Stream.StartedAt.ToUnixTimeMilliseconds(),
            StreamSort.Duration => s.LiveMs,
            StreamSort.Peak => s.Audience.Peak ?? -1,
            StreamSort.Average => s.Audience.Average ?? -1,
            StreamSort.ViewerMinutes => s.Audience.Samples == 0 ? -1 : s.Audience.ViewerMinutes,
            _ => usd.TryGetValue(s.Stream.Id, out var cost) ? cost : -1,
        };
        var wanted = (descending ? all.OrderByDescending(Key) : all.OrderBy(Key)).ThenByDescending(s => s.Stream.StartedAt).Select(s => s.Stream.Id);
        Assert.Equal(6, total);
        Assert.Equal(wanted, all.Select(s => s.Stream.Id));
        Assert.Equal(all.Skip(4).Select(s => s.Stream.Id), second.Select(s => s.Stream.Id));
        Assert.False(usd.ContainsKey(owed.Id));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Channels_are_found_by_name_id_and_seller_and_only_those_of_the_caller(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var ann = await Given.SellerAsync(studio.Db, "ann@shop.example");
        var bob = await Given.SellerAsync(studio.Db, "bob@store.example");
        await studio.ChannelAsync(c => (c.Name, c.ExternalId, c.SellerId) = ("Évening 100% Silk", "room-é1", ann.Id));
        await studio.ChannelAsync(c => (c.Name, c.ExternalId, c.SellerId) = ("Morning Coffee", "Kiosk_9", bob.Id));

        Assert.Equal(["Évening 100% Silk", "Morning Coffee"], await FoundAsync(studio, ChannelScope.All, null));
        Assert.Equal(["Évening 100% Silk"], await FoundAsync(studio, ChannelScope.All, "sILK"));
        Assert.Equal(["Évening 100% Silk"], await FoundAsync(studio, ChannelScope.All, "Éven"));
        Assert.Equal(["Évening 100% Silk"], await FoundAsync(studio, ChannelScope.All, "100%"));
        Assert.Equal(["Morning Coffee"], await FoundAsync(studio, ChannelScope.All, " kiosk_ "));
        Assert.Equal(["Morning Coffee"], await FoundAsync(studio, ChannelScope.All, "STORE.example"));
        Assert.Empty(await FoundAsync(studio, ChannelScope.All, "kioskX9"));
        Assert.Empty(await FoundAsync(studio, new ChannelScope(ann.Id), "coffee"));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Channels_sort_by_what_is_on_air_and_narrow_to_what_needs_a_look(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        await OnAirAsync(studio, "B small", 5);
        await OnAirAsync(studio, "C large", 500);
        await studio.ChannelAsync(c => c.Name = "A never");
        var lost = await studio.ChannelAsync(c => c.Name = "D without data");
        await studio.StartAsync(lost, Now.AddHours(-1));
        var past = await studio.ChannelAsync(c => c.Name = "E past");
        await studio.BroadcastAsync(past, Now.AddDays(-3), Now.AddDays(-3).AddMinutes(3), hls: 1);

        Assert.Equal(["C large", "B small", "A never", "D without data", "E past"], await ListedAsync(ChannelSort.Viewers, true));
        Assert.Equal(["B small", "C large", "D without data", "A never", "E past"], await ListedAsync(ChannelSort.Live, false));
        Assert.Equal(["B small", "D without data", "C large", "E past", "A never"], await ListedAsync(ChannelSort.Last, true));
        Assert.Equal(["E past", "D without data", "C large", "B small", "A never"], await ListedAsync(ChannelSort.Name, true));
        Assert.Equal(["B small", "C large", "D without data"], await ListedAsync(ChannelSort.Name, false, ChannelFilter.Live));
        Assert.Equal(["D without data"], await ListedAsync(ChannelSort.Name, false, ChannelFilter.Look));
        var (items, total) = await new ChannelList(studio.Db, studio.Streams)
            .FindAsync(ChannelScope.All, new ChannelQuery(null, ChannelFilter.All, ChannelSort.Name, false, 2, 2), CancellationToken.None);
        Assert.Equal((5, "C large", (int?)500, 1), (total, items[0].Channel.Name, items[0].Live?.ViewersNow, items[0].Streams));

        async Task<IEnumerable<string>> ListedAsync(ChannelSort by, bool descending, ChannelFilter only = ChannelFilter.All) =>
            (await new ChannelList(studio.Db, studio.Streams).FindAsync(ChannelScope.All, new ChannelQuery(null, only, by, descending, 1, 25), CancellationToken.None))
                .Items.Select(i => i.Channel.Name);
    }

    private static async Task<StreamRow> OnAirAsync(Studio studio, string name, int viewers)
    {
        var stream = await studio.StartAsync(await studio.ChannelAsync(c => c.Name = name), Now.AddMinutes(-10 - viewers));
        await studio.WatchAsync(stream, Now.AddMinutes(-5), Now.AddMinutes(1), viewers);
        return stream;
    }

    private static async Task<IEnumerable<string>> FoundAsync(Studio studio, ChannelScope scope, string? search) =>
        (await new ChannelList(studio.Db, studio.Streams).FindAsync(scope, new ChannelQuery(search, ChannelFilter.All, ChannelSort.Name, false, 1, 25), CancellationToken.None))
            .Items.Select(i => i.Channel.Name).Order(StringComparer.InvariantCulture);
}
