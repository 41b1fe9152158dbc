using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Figures;
using StreamOps.Data.Streams;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Channels;

/// <summary>One channel over a month or some days.</summary>
[Authorize(Policy = Policies.Channels)]
[RefuseBadQuery]
public sealed class DetailModel(
    ChannelFigures channels, ChannelAudience audience, StreamReads streams, StreamCosts costs, CostRecordReads booked, BillingCalendar calendar, TimeProvider clock) : PageModel, IPagedList
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
        var stats = await channels.StatsAsync(Id, period.Span.Start, period.Span.End, cancel);
        var points = period.PieceDays == 0
            ? await audience.HoursAsync(Id, period.Span, cancel)
            : await audience.DaysAsync(Id, period.Span, period.PieceDays, cancel);
        var (items, total) = await streams.OfChannelAsync(User.ChannelScope(), Id, PageNumber, ChannelReport.PageSize, cancel);
        var bookedCents = (await booked.OfChannelAsync(Id, period.Month, 1, 1, cancel)).TotalCents;
        var live = await streams.LiveOfChannelAsync(User.ChannelScope(), Id, cancel);
        var accruedUsd = live is null ? 0 : await costs.AccruedAsync(live, period.Month, cancel);
        return new ChannelReport(
            channel, period, stats, points, items, total, PageNumber, await costs.OfManyAsync(items, cancel), live, bookedCents, accruedUsd);
    }
}
