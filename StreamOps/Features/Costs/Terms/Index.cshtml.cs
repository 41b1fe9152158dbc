using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Terms;

/// <summary>The terms of the vendor accounts: what held when, and where each comes from.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class IndexModel(StreamOpsDb db, BillingCalendar calendar, TimeProvider clock) : DatedListPage
{
    public TermsReport Report { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) =>
        Report = new TermsReport(await db.PriceTerms.AsNoTracking().ToListAsync(cancel), calendar.DayOf(clock.GetUtcNow()), Added, User.IsInRole(Roles.Admin)) { Outcome = Outcome };
}
