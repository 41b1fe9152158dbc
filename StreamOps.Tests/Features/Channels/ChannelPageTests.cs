using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Figures;
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

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_correction_stands_on_the_channel_s_page_in_the_month_that_books_it_for_its_seller_too(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        var another = await world.Studio.ChannelAsync(c => c.SellerId = world.Seller.Id);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        (await admin.SubmitAsync("/reports/2026-03/close", new Dictionary<string, string>())).Dispose();
        await using var later = Studio.Of(world.App, new DateTimeOffset(2026, 4, 12, 0, 0, 0, TimeSpan.Zero));
        await later.EndAsync(world.Stream, ReadingWorld.Start.AddMinutes(180), correct: true);
        await later.RecordAsync();
        var booked = await world.Studio.Db.Adjustments.AsNoTracking().ToListAsync();
        using var seller = await world.App.SignInAsync(world.Seller);
        using var stranger = await world.App.SignedInAsync(Roles.Seller);
        var path = $"/channels/{world.Stream.ChannelId}";

        var april = WebUtility.HtmlDecode(await seller.GetStringAsync(path + "?month=2026-04"));
        var march = await seller.GetStringAsync(path + "?month=2026-03");
        Assert.Contains("Adjustments of closed months", april, StringComparison.Ordinal);
        Assert.Contains($"""href="{path}?month=2026-03">March 2026<""", april, StringComparison.Ordinal);
        Assert.DoesNotContain("/reports", april, StringComparison.Ordinal);
        Assert.All(booked, a => Assert.Contains($">{Show.Exact(a.AmountUsd)}<", april, StringComparison.Ordinal));
        Assert.Contains(Show.Unbroken($"{Show.MoneyChange(booked.Sum(a => Math.Ceiling(a.AmountUsd * 100)) / 100)} of closed months on top"), april, StringComparison.Ordinal);

        // Programs are told too, and the closed month names who books it.
        foreach (var costs in new[] { $"/api/v1{path}/costs?month=2026-04", $"/api/v1/streams/{world.Stream.Id}/costs" })
        {
            var answer = JsonDocument.Parse(await seller.GetStringAsync(costs)).RootElement;
            Assert.Equal(booked.Sum(a => a.AmountUsd), answer.GetProperty("adjustments").EnumerateArray().Sum(a => a.GetProperty("amount").GetDecimal()));
            Assert.Equal(booked.Sum(a => (long)Math.Ceiling(a.AmountUsd * 100)), answer.GetProperty("adjustmentCents").GetInt64());
        }

        Assert.Matches(@"(?s)Booked in</th>.*href=""/reports/2026-04"">April 2026<", await admin.GetStringAsync("/reports/2026-03"));

        // The closed month stays at what its report shares out, and nobody else's page has the correction.
        Assert.Equal("$10.08", Cost(march));
        Assert.Matches(@"(?s)aria-label=""By channel"".*data-label=""Amount"">\$10\.08<", await admin.GetStringAsync("/reports/2026-03"));
        Assert.DoesNotContain("adjustments", march, StringComparison.Ordinal);
        Assert.DoesNotContain("adjustments", await seller.GetStringAsync($"/channels/{another.Id}?month=2026-04"), StringComparison.Ordinal);
        using var refused = await stranger.GetAsync(path + "?month=2026-04");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stream_that_came_after_the_close_of_its_month_costs_what_was_booked_of_it(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        (await admin.SubmitAsync("/reports/2026-03/close", new Dictionary<string, string>())).Dispose();
        await using var later = Studio.Of(world.App, new DateTimeOffset(2026, 4, 12, 0, 0, 0, TimeSpan.Zero));
        var late = await later.BroadcastAsync(await later.ChannelAsync(c => c.SellerId = world.Seller.Id), ReadingWorld.Start, ReadingWorld.Start.AddMinutes(90), hls: 10);
        await later.RecordAsync();
        using var seller = await world.App.SignInAsync(world.Seller);

        var page = WebUtility.HtmlDecode(await seller.GetStringAsync($"/streams/{late.Id}"));

        var booked = await world.Studio.Db.Adjustments.Where(a => a.StreamId == late.Id).SumAsync(a => a.AmountUsd);
        Assert.Contains(Show.MoneyChange(Math.Ceiling(booked * 100) / 100), page, StringComparison.Ordinal);
        Assert.Contains("Adjustments, booked after its month was closed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing to pay", page, StringComparison.Ordinal);
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

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_past_stream_has_its_verdict_in_the_list_and_on_its_page_and_the_navigation_counts_what_is_on_air(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        await world.Studio.StartAsync(await world.Studio.ChannelAsync(), ReadingWorld.Start.AddDays(5));
        await world.Studio.StartAsync((await world.Studio.Db.Channels.FindAsync(world.Stream.ChannelId))!, ReadingWorld.Start.AddDays(5));
        using var seller = await world.App.SignInAsync(world.Seller);
        using var finance = await world.App.SignedInAsync(Roles.Finance);

        var list = await seller.GetStringAsync($"/channels/{world.Stream.ChannelId}?month=2026-03");
        var page = WebUtility.HtmlDecode(await seller.GetStringAsync($"/streams/{world.Stream.Id}"));

        Assert.Matches($@"(?s)/streams/{world.Stream.Id}"".*?data-label=""Health""><span class=""badge"" data-state=""good""", list);
        Assert.Contains("Nothing is known to have gone wrong.", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Good</dt><dd>100.0%</dd>", page, StringComparison.Ordinal);
        Assert.Contains("""<span data-live="liveNow">1</span>""", page, StringComparison.Ordinal);
        Assert.Contains("""<span data-live="liveNow">2</span>""", await finance.GetStringAsync("/reports"), StringComparison.Ordinal);
    }

    private static string Cost(string page) =>
        Regex.Match(page, @"(?s)aria-label=""Cost in March 2026"".*?class=""stat-value"">\s*<span[^>]*>([^<]+)<").Groups[1].Value;
}
