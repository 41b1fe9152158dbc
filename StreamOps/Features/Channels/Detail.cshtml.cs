using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Figures;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Channels;

/// <summary>One channel over a month or some days.</summary>
[Authorize(Policy = Policies.Channels)]
[RefuseBadQuery]
public sealed class DetailModel(
    ChannelFigures channels,
    ChannelAudience audience,
    StreamReads streams,
    StreamCosts costs,
    ChannelCosts booked,
    PastHealthReads healths,
    BillingCalendar calendar,
    TimeProvider clock) : PageModel, IPagedList
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true), KnownMonth]
    public BillingMonth? Month { get; set; }

    [BindProperty(SupportsGet = true), AllowedValues(null, "7d", "30d", "90d", "12m", ErrorMessage = "Choose a range of 7d, 30d, 90d or 12m.")]
    public string? Range { get; set; }

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, 1_000_000, ErrorMessage = "Pages are numbered from 1.")]
    public int PageNumber { get; set; } = 1;

    [BindProperty(SupportsGet = true)]
    [AllowedValues(
        null, "start", "-start", "duration", "-duration", "peak", "-peak", "average", "-average", "viewer-minutes", "-viewer-minutes", "cost", "-cost",
        ErrorMessage = "Sort by start, duration, peak, average, viewer-minutes or cost.")]
    public string? Sort { get; set; }

    /// <summary><c>all</c>: the list goes beyond the period.</summary>
    [BindProperty(SupportsGet = true), AllowedValues(null, "all", ErrorMessage = "Choose all, or leave it out for the streams of the period.")]
    public string? Streams { get; set; }

    /// <summary>The name of a chart: its figures are answered as a file instead of the page.</summary>
    [BindProperty(SupportsGet = true), AllowedValues(null, "viewers", ErrorMessage = "This page has the chart viewers.")]
    public string? Csv { get; set; }

    public ChannelReport Report { get; private set; } = null!;

    public (int Total, int PageSize) Rows => (Report.StreamTotal, ChannelReport.PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await channels.OneAsync(User.ChannelScope(), Id, cancel) is not { } channel)
        {
            return NotFound();
        }

        Report = await ReportAsync(channel, ChannelPeriod.Of(Month, Range, calendar, clock.GetUtcNow()), cancel);
        return Csv is null ? Page() : ChartCsv.File(Report.Chart, $"channel-{Id}");
    }

    private async Task<ChannelReport> ReportAsync(ChannelRow channel, ChannelPeriod period, CancellationToken cancel)
    {
        var points = period.PieceDays == 0
            ? await audience.HoursAsync(Id, period.Span, cancel)
            : await audience.DaysAsync(Id, period.Span, period.PieceDays, cancel);
        var live = await streams.LiveOfChannelAsync(User.ChannelScope(), Id, cancel);
        var runUpUsd = live is null ? 0 : (await costs.OfManyAsync([live], cancel))[live.Stream.Id];
        var (items, total) = await streams.OfChannelAsync(
            User.ChannelScope(), Id, Streams is null ? period.Span : null, Order(live, runUpUsd), PageNumber, ChannelReport.PageSize, cancel);
        return new ChannelReport(
            channel,
            period,
            await channels.StatsAsync(Id, period.Span.Start, period.Span.End, cancel),
            await channels.StatsAsync(Id, period.Before.Start, period.Before.End, cancel),
            await CostAsync(period, live, runUpUsd, cancel),
            points,
            items,
            total,
            PageNumber,
            Sort,
            await costs.OfManyAsync(items, cancel),
            live)
        {
            HasAllStreams = Streams is not null,
            Healths = await healths.OfAsync(items, cancel),
            Adjustments = period.Range is null ? await booked.AdjustmentsAsync(Id, period.Month, cancel) : [],
        };
    }

    private async Task<ChannelCost> CostAsync(ChannelPeriod period, StreamFigures? live, decimal runUpUsd, CancellationToken cancel)
    {
        var runUpInUsd = live?.Stream.StartedAt >= period.Span.Start ? runUpUsd : 0;
        var begunUsd = await booked.BegunUsdAsync(Id, period.Span, cancel) + runUpInUsd;
        var begunBeforeUsd = await booked.BegunUsdAsync(Id, period.Before, cancel);
        if (period.Range is not null)
        {
            return new ChannelCost(begunUsd, runUpInUsd, begunUsd, begunBeforeUsd);
        }

        var accruedUsd = live is null ? 0 : await costs.AccruedAsync(live, period.Month, cancel);
        var monthUsd = await booked.MonthUsdAsync(Id, period.Month, cancel);
        return new ChannelCost(monthUsd + accruedUsd, accruedUsd, begunUsd, begunBeforeUsd);
    }

    private StreamOrder Order(StreamFigures? live, decimal runUpUsd) => WireName.TryParse<StreamSort>(Sort?.TrimStart('-'), out var by)
        ? new StreamOrder(by, Sort!.StartsWith('-'), live?.LiveMs ?? 0, (long)(runUpUsd * 100))
        : StreamOrder.Newest;
}
