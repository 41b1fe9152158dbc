using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Components;
using StreamOps.Data.Access;
using StreamOps.Data.Figures;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs;

/// <summary>The end of every way down: what a stream was booked at, with quantities, prices and the sum itself.</summary>
[Authorize(Policy = Policies.Costs)]
public sealed class StreamRecordsModel(StreamReads streams, CostRecordReads records, CostFigures costs, BillingCalendar calendar) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public StreamRecordsReport Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await streams.OneAsync(ChannelScope.All, Id, cancel) is not { } stream)
        {
            return NotFound();
        }

        var book = await costs.PriceBookAsync(cancel);
        Report = new StreamRecordsReport(
            stream, await records.OfStreamAsync(Id, cancel), new Counted(calendar.Zone.Id, book.Version, stream.Audience.Samples))
        {
            Corrections = await records.CorrectionsAsync(Id, cancel),
        };
        return Page();
    }
}
