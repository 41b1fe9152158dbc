using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Figures;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Streams;

/// <summary>One stream, live or past.</summary>
[Authorize(Policy = Policies.Channels)]
[RefuseBadQuery]
public sealed class DetailModel(
    StreamReads streams, StreamCosts costs, LiveReads live, StreamHistory history, TimelineReads timelines, PastHealthReads healths, IAntiforgery antiforgery) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true), AllowedValues(null, "start", "peak", "end", ErrorMessage = "Choose a zoom of start, peak or end.")]
    public string? Zoom { get; set; }

    /// <summary>The name of a chart: its figures are answered as a file instead of the page.</summary>
    [BindProperty(SupportsGet = true), AllowedValues(null, "viewers", ErrorMessage = "This page has the chart viewers.")]
    public string? Csv { get; set; }

    public StreamReport Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await streams.OneAsync(User.ChannelScope(), Id, cancel) is not { } stream)
        {
            return NotFound();
        }

        var zoom = ChartZoom.Of(stream, Zoom);
        var timeline = await timelines.OfAsync(stream.Stream, cancel);
        Report = new StreamReport(
            stream, await costs.OfAsync(stream, cancel), zoom, await ChartAsync(stream, zoom, cancel), !User.IsInRole(Roles.Seller))
        {
            Live = stream.IsLive ? await live.OfAsync(stream, cancel) : null,
            Past = await history.OfAsync(stream, cancel),
            Health = (await healths.OfAsync([stream], cancel)).GetValueOrDefault(Id),
            Timeline = TimelineEntry.Of(timeline),
            IsTimelineCut = timeline.IsCut,
            Desk = User.IsInRole(Roles.Admin) || User.IsInRole(Roles.Seller) ? new NoteDesk(NoteDraft.For(stream), antiforgery.GetAndStoreTokens(HttpContext).RequestToken!) : null,
            IsOwn = User.IsInRole(Roles.Seller),
        };
        return Csv is null ? Page() : ChartCsv.File(Report.Chart.Table, $"stream-{Id}");
    }

    private async Task<ViewerChart> ChartAsync(StreamFigures stream, ChartZoom zoom, CancellationToken cancel) => zoom.IsRaw
        ? ViewerChart.OfSamples(await streams.SamplesAsync(Id, zoom.Span.Start, zoom.Span.End, cancel), stream.Stream.Mode, stream.Stream.MaxGap)
        : ViewerChart.OfMinutes(await streams.MinutesAsync(Id, zoom.Span.Start.ToMinute(), zoom.Span.End, cancel));
}
