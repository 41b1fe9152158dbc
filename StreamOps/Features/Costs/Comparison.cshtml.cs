using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Figures;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs;

/// <summary>Whether the hybrid pays: a month's costs against Agora alone, under the price book or a preset.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class ComparisonModel(CostFigures costs, BillingCalendar calendar, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true), KnownMonth]
    public BillingMonth? Month { get; set; }

    [BindProperty(SupportsGet = true), AllowedValues(null, "phase6", "published", ErrorMessage = "Choose phase6 or published.")]
    public string? Preset { get; set; }

    [BindProperty(SupportsGet = true), AllowedValues(null, "interactive", "broadcast", ErrorMessage = "Choose interactive or broadcast.")]
    public string? Audience { get; set; }

    public ComparisonReport Report { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var latest = calendar.MonthOf(clock.GetUtcNow());
        var month = Month ?? latest;
        var audience = WireName.TryParse<AudienceKind>(Audience, out var kind) ? kind : AudienceKind.Interactive;
        PricePreset? preset = WireName.TryParse<PricePreset>(Preset, out var named) ? named : null;
        Report = new ComparisonReport(
            latest,
            month,
            preset,
            audience,
            [
                new(null, await costs.ComparisonAsync(month, null, audience, cancel)),
                new(PricePreset.Published, await costs.ComparisonAsync(month, PricePreset.Published, audience, cancel)),
                new(PricePreset.Phase6, await costs.ComparisonAsync(month, PricePreset.Phase6, audience, cancel)),
            ]);
    }
}
