using Microsoft.AspNetCore.Authorization;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Prices;

/// <summary>The price book: what held when, and where each figure comes from.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class IndexModel(PriceQueries prices, BillingCalendar calendar, TimeProvider clock) : DatedListPage
{
    public PricesReport Report { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) =>
        Report = new PricesReport(
            await prices.RowsAsync(cancel), calendar.DayOf(clock.GetUtcNow()), Added, await prices.OwedAsync(cancel), User.IsInRole(Roles.Admin))
        {
            Outcome = Outcome,
        };
}
