using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Access;
using StreamOps.Data.Budgets;
using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Data.Streams;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Tests.Data.Costs;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Reports;

/// <summary>A closed month never changes; what becomes known later is booked in the month that runs, once.</summary>
public sealed class FrozenMonthTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = new(2026, 4, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly BillingMonth March = new(2026, 3);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Late_samples_move_no_figure_of_the_closed_month_and_are_adjusted_exactly(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var stream = await ClosedAsync(studio);
        var before = await ShownAsync(studio);

        await studio.WatchAsync(stream, Start.AddMinutes(30), Start.AddMinutes(90), hls: 100);
        await RecordTwiceAsync(studio, stream);

        Assert.Equal(before, await ShownAsync(studio));
        Assert.Equal(["2026-03 cloudflare/delivery 5.8 late-usage in 2026-04"], await AdjustmentsAsync(studio));
        var (ofList, ofPage) = await BookedAsync(studio, stream);
        Assert.Equal(ofList, ofPage);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_changed_end_moves_no_figure_of_the_closed_month_and_is_adjusted_in_every_line(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var stream = await ClosedAsync(studio);
        var before = await ShownAsync(studio);

        await studio.EndAsync(stream, Start.AddMinutes(180), correct: true);
        await RecordTwiceAsync(studio, stream);

        Assert.Equal(before, await ShownAsync(studio));
        var adjustments = await AdjustmentsAsync(studio);
        Assert.Contains("2026-03 cloudflare/storage 0.45 changed-span in 2026-04", adjustments);
        Assert.Contains("2026-03 agora/streaming 0.0891 changed-span in 2026-04", adjustments);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_price_dated_back_moves_no_figure_of_the_closed_month(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var stream = await ClosedAsync(studio);
        var before = await ShownAsync(studio);

        await CostRecorderTests.AddPriceAsync(studio, CostKind.CloudflareDelivery, PriceBasis.DeliveredMinutes, 2m, new DateOnly(2026, 3, 1));
        await RecordTwiceAsync(studio, stream);

        Assert.Equal(before, await ShownAsync(studio));
        Assert.Equal(["2026-03 cloudflare/delivery 3.2 changed-price in 2026-04"], await AdjustmentsAsync(studio));

        // The price is taken back by another: nothing is left to adjust.
        await CostRecorderTests.AddPriceAsync(studio, CostKind.CloudflareDelivery, PriceBasis.DeliveredMinutes, 1m, new DateOnly(2026, 3, 1));
        await RecordTwiceAsync(studio, stream);
        Assert.Empty(await AdjustmentsAsync(studio));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stream_handed_over_late_is_an_adjustment_as_a_whole(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        await ClosedAsync(studio);
        var before = await ShownAsync(studio);

        var late = await studio.BroadcastAsync(await studio.ChannelAsync(), Start.AddDays(1), Start.AddDays(1).AddMinutes(90), hls: 100);
        await RecordTwiceAsync(studio, late);

        Assert.Equal(before, await ShownAsync(studio));
        Assert.Empty(await studio.Db.CostRecords.Where(r => r.StreamId == late.Id).ToListAsync());
        Assert.Equal(0.5382m + 0.0891m + 9m + 0.45m, (await studio.Db.Adjustments.AsNoTracking().ToListAsync()).Sum(a => a.AmountUsd));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stream_over_the_month_s_end_is_recorded_in_the_open_month_and_adjusted_for_the_closed_one(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        await ClosedAsync(studio);
        var midnight = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

        var late = await studio.BroadcastAsync(await studio.ChannelAsync(), midnight.AddHours(-1), midnight.AddHours(2), hls: 100);
        await RecordTwiceAsync(studio, late);

        var records = await studio.Db.CostRecords.AsNoTracking().Where(r => r.StreamId == late.Id).ToListAsync();
        Assert.All(records, r => Assert.Equal("2026-04", r.Month));
        Assert.Equal(12m, records.Single(r => r.CostType == "delivery").AmountUsd);
        Assert.Contains("2026-03 cloudflare/delivery 6 late-stream in 2026-04", await AdjustmentsAsync(studio));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task An_adjustment_is_frozen_with_the_month_that_books_it_and_a_further_correction_books_the_rest(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var stream = await ClosedAsync(studio);
        await studio.WatchAsync(stream, Start.AddMinutes(30), Start.AddMinutes(60), hls: 100);
        await RecordTwiceAsync(studio, stream);
        var april = (await studio.Db.Adjustments.AsNoTracking().SingleAsync()).AmountUsd;

        studio.Clock.SetUtcNow(Now.AddMonths(1));
        var closed = Office.Read(await Office.CloseAsync(studio, new BillingMonth(2026, 4)));
        Assert.Equal(april, closed.Adjustments.Single().AmountUsd);
        Assert.Equal(closed.Adjustments.Sum(a => a.Cents), closed.Summary.AdjustmentCents);
        Assert.Equal(closed.Summary.AdjustmentCents, closed.Summary.BookedCents);

        await studio.WatchAsync(stream, Start.AddMinutes(60), Start.AddMinutes(90), hls: 100);
        await RecordTwiceAsync(studio, stream);

        var rows = await studio.Db.Adjustments.AsNoTracking().OrderBy(a => a.BookedMonth).ToListAsync();
        Assert.Equal(["2026-04", "2026-05"], rows.Select(r => r.BookedMonth));
        Assert.Equal(april, rows[0].AmountUsd);
        Assert.Equal(9m - 3.2m, rows.Sum(r => r.AmountUsd));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_a_month_books_of_closed_ones_is_spent_in_every_figure_of_it(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var stream = await ClosedAsync(studio);
        await studio.WatchAsync(stream, Start.AddMinutes(30), Start.AddMinutes(90), hls: 100);
        await studio.RecordAsync();
        var april = new BillingMonth(2026, 4);

        var month = await studio.Costs.MonthAsync(april, CancellationToken.None);
        var statement = await Office.StatementAsync(studio, april);
        BudgetScope[] scopes = [BudgetScope.All, BudgetScope.OfService("cloudflare"), BudgetScope.OfService("agora"), BudgetScope.OfChannel(stream.ChannelId)];
        var spent = await new MonthSpends(studio.Db, studio.Streams).OfAsync(april, scopes, CancellationToken.None);

        Assert.Equal((0, 580, 580, 5.8m), (month.TotalCents, month.AdjustmentCents, month.BookedCents, month.SpentUsd));
        Assert.Equal((0, 580, 580), (statement.Summary.CostCents, statement.Summary.AdjustmentCents, statement.Summary.BookedCents));
        Assert.Equal([5.8m, 5.8m, 0m, 5.8m], scopes.Select(s => spent[s]));
    }

    /// <summary>What a stream cost is one figure, its corrections in it, in the list of its channel and on its own page.</summary>
    private static async Task<(decimal OfList, decimal OfPage)> BookedAsync(Studio studio, StreamRow stream)
    {
        var costs = new StreamCosts(studio.Db);
        var figures = (await studio.Streams.OneAsync(ChannelScope.All, stream.Id, CancellationToken.None))!;
        var bill = await costs.OfAsync(figures, CancellationToken.None);
        Assert.Equal(5.8m, bill.CorrectionUsd);
        return ((await costs.BookedAsync([stream.Id], CancellationToken.None))[stream.Id], bill.BookedUsd);
    }

    /// <summary>90 minutes on air, of which the first 30 were sampled; March is closed.</summary>
    private static async Task<StreamRow> ClosedAsync(Studio studio)
    {
        var stream = await studio.StartAsync(await studio.ChannelAsync(), Start);
        await studio.WatchAsync(stream, Start, Start.AddMinutes(30), hls: 100);
        await studio.EndAsync(stream, Start.AddMinutes(90));
        await studio.RecordAsync();
        Assert.True((await Office.CloseAsync(studio, March)).IsNew);
        return stream;
    }

    /// <summary>What is owed, and then once more: writing it again changes nothing.</summary>
    private static async Task RecordTwiceAsync(Studio studio, StreamRow stream)
    {
        await CostDuties.OweAsync(studio.Db, stream.Id, studio.Clock.GetUtcNow(), CancellationToken.None);
        await studio.RecordAsync();
        var once = await AdjustmentsAsync(studio);
        await CostDuties.OweAsync(studio.Db, stream.Id, studio.Clock.GetUtcNow(), CancellationToken.None);
        await studio.RecordAsync();
        Assert.Equal(once, await AdjustmentsAsync(studio));
    }

    /// <summary>Every figure of March that a page or the API shows, by the reads that they use.</summary>
    private static async Task<string> ShownAsync(Studio studio)
    {
        var order = new CostOrder(ByName: true, Descending: false, Page: 1, PageSize: 100);
        var breakdowns = new List<object>();
        foreach (var by in Enum.GetValues<CostBreak>())
        {
            breakdowns.Add((await studio.Breakdowns.OfAsync(new CostFilter(March), by, order, CancellationToken.None)).Rows);
            breakdowns.Add((await studio.Breakdowns.OfAsync(new CostFilter(March, Day: new DateOnly(2026, 3, 10)), by, order, CancellationToken.None)).Rows);
        }

        var month = await studio.Costs.MonthAsync(March, CancellationToken.None);
        var platform = await studio.Platform.MonthAsync(March, CancellationToken.None);
        return JsonSerializer.Serialize(new
        {
            month.TotalCents,
            month.BookedCents,
            Lines = month.Lines.Select(l => new { l.Kind, l.DurationMs, l.ViewerMs, l.MonthAmountUsd }),
            Days = (await studio.Costs.DaysAsync(March, CancellationToken.None)).Select(d => new { d.Day, d.AmountUsd }),
            Platform = new { platform.LiveMs, platform.Channels, platform.Streams, platform.Audience },
            Comparisons = (await studio.Costs.ComparisonsAsync(March, [null, PricePreset.Published], AudienceKind.Interactive, null, CancellationToken.None))
                .Select(c => new { c.HybridCents, c.AgoraOnlyCents, c.SavingsPercent, c.BreakEvenViewers }),
            Samples = await studio.Costs.SamplesAsync(March, CancellationToken.None),
            breakdowns,
            Top = await new ChannelRanking(studio.Db).TopAsync(March, 5, CancellationToken.None),
            Stored = await studio.Db.ReportVersions.AsNoTracking().Select(v => v.ContentHash).ToListAsync(),
        });
    }

    private static async Task<List<string>> AdjustmentsAsync(Studio studio) =>
    [
        .. (await studio.Db.Adjustments.AsNoTracking().ToListAsync())
            .Select(a => FormattableString.Invariant($"{a.ClosedMonth} {a.Service}/{a.CostType} {a.AmountUsd:0.######} {StreamOps.Domain.Streams.WireName.Of(a.Cause)} in {a.BookedMonth}"))
            .Order(),
    ];
}
