using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Live;

/// <summary>Every live stream that the caller may see, the worst first.</summary>
[Authorize(Policy = Policies.Channels)]
public sealed class IndexModel(
    StreamOpsDb db, StreamReads streams, LiveReads live, BillingOptions billing, SamplingOptions sampling, TimeProvider clock) : PageModel
{
    public LiveWall Wall { get; private set; } = null!;

    public Counted Counted => new(billing.Calendar.Zone.Id, Wall.PriceBook, Wall.Samples);

    /// <summary>Seconds between two events of the page.</summary>
    public int EverySeconds => sampling.IntervalSeconds;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var onAir = await streams.LiveAsync(User.ChannelScope(), cancel);
        var book = await PriceBooks.CurrentAsync(db, cancel);
        Wall = new LiveWall(
            [.. LiveOrder.Of(onAir)],
            onAir.ToDictionary(s => s.Stream.Id, s => s.CostUsd(book)),
            LiveTotals.CostUsd(onAir.SelectMany(s => s.Cost(book))),
            await live.RecentAsync(onAir.ConvertAll(s => s.Stream.Id), now, cancel),
            book.Version,
            now);
    }
}
