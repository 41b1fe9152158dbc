using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Figures;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Live;

/// <summary>Every live stream that the caller may see, the worst first.</summary>
[Authorize(Policy = Policies.Channels)]
public sealed class IndexModel(StreamReads streams, StreamCosts costs, TimeProvider clock) : PageModel
{
    public LiveWall Wall { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var live = await streams.LiveAsync(User.ChannelScope(), cancel);
        Wall = LiveWall.Of(live, await costs.OfManyAsync(live, cancel), clock.GetUtcNow());
    }
}
