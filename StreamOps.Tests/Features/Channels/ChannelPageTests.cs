using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using StreamOps.Components;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Channels;

public sealed class ChannelPageTests
{
    private static readonly BillingMonth March = new(2026, 3);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_month_of_a_channel_costs_the_same_on_its_page_as_in_the_breakdown_of_the_month(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        var channel = (await world.Studio.Db.Channels.FindAsync(world.Stream.ChannelId))!;
        for (var day = 1; day < 4; day++)
        {
            await world.Studio.BroadcastAsync(channel, ReadingWorld.Start.AddDays(day), ReadingWorld.Start.AddDays(day).AddMinutes(1), hls: 1);
        }

        await world.Studio.RecordAsync();
        using var finance = await world.App.SignedInAsync(Roles.Finance);

        var costs = await finance.GetStringAsync("/costs?month=2026-03&by=channel");
        var exact = decimal.Parse(Regex.Match(costs, @"(?s)Its page.*?<td class=""num"">\$([\d.]+)</td>").Groups[1].Value, CultureInfo.InvariantCulture);
        var shown = Show.Money(Math.Ceiling(exact * 100) / 100);
        var records = Show.Money((await world.Studio.Records.OfChannelAsync(channel.Id, March, 1, 1, CancellationToken.None)).TotalCents / 100m);

        Assert.NotEqual(records, shown);
        Assert.Equal(shown, Cost(await finance.GetStringAsync($"/channels/{channel.Id}?month=2026-03")));
        Assert.Contains($"""data-label="Booked">{shown}<""", await finance.GetStringAsync("/overview?month=2026-03"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_streams_is_that_of_the_period_unless_all_are_asked_for()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        var (path, stream) = ($"/channels/{world.Stream.ChannelId}", $"/streams/{world.Stream.Id}\"");

        var march = await finance.GetStringAsync(path + "?month=2026-03");
        var april = await finance.GetStringAsync(path + "?month=2026-04");
        var all = WebUtility.HtmlDecode(await finance.GetStringAsync(path + "?month=2026-04&streams=all"));

        Assert.Contains(stream, march, StringComparison.Ordinal);
        Assert.Contains("Streams, March 2026", march, StringComparison.Ordinal);
        Assert.DoesNotContain(stream, april, StringComparison.Ordinal);
        Assert.Contains("streams=all#streams", april, StringComparison.Ordinal);
        Assert.Contains(stream, all, StringComparison.Ordinal);
        Assert.Contains("?month=2026-04&streams=all&sort=", all, StringComparison.Ordinal);
    }

    private static string Cost(string page) =>
        Regex.Match(page, @"(?s)aria-label=""Cost in March 2026"".*?class=""stat-value"">\s*<span[^>]*>([^<]+)<").Groups[1].Value;
}
