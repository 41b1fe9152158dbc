using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs;

/// <summary>Whether the hybrid pays: a month's costs against Agora alone, under the price book or a preset, and from how many viewers on.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class ComparisonModel(CostFigures costs, BillingCalendar calendar, TimeProvider clock) : PageModel
{
    private static readonly PricePreset?[] Books = [null, PricePreset.Published, PricePreset.Phase6];

    [BindProperty(SupportsGet = true), KnownMonth]
    public BillingMonth? Month { get; set; }

    [BindProperty(SupportsGet = true), AllowedValues(null, "phase6", "published", ErrorMessage = "Choose phase6 or published.")]
    public string? Preset { get; set; }

    [BindProperty(SupportsGet = true), AllowedValues(null, "interactive", "broadcast", ErrorMessage = "Choose interactive or broadcast.")]
    public string? Audience { get; set; }

    /// <summary>A steady audience, for the break-even; that of the month where absent.</summary>
    [BindProperty(SupportsGet = true), Range(0, BreakEvenReport.MostViewers, ErrorMessage = "Choose from 0 to 100,000 viewers.")]
    public int? Viewers { get; set; }

    [BindProperty(SupportsGet = true), AllowedValues(null, "hd", "full-hd", "2k", "2k-plus", ErrorMessage = "Choose hd, full-hd, 2k or 2k-plus.")]
    public string? Tier { get; set; }

    /// <summary>The name of a chart: its figures are answered as a file instead of the page.</summary>
    [BindProperty(SupportsGet = true), AllowedValues(null, "break-even", ErrorMessage = "This page has the chart break-even.")]
    public string? Csv { get; set; }

    public ComparisonReport Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        var (latest, month) = (BillingMonth.Of(today), Month ?? BillingMonth.Of(today));
        var audience = WireName.TryParse<AudienceKind>(Audience, out var kind) ? kind : AudienceKind.Interactive;
        PricePreset? preset = WireName.TryParse<PricePreset>(Preset, out var named) ? named : null;
        ResolutionTier? tier = WireName.TryParse<ResolutionTier>(Tier, out var asked) ? asked : null;
        var stored = await costs.PriceBookAsync(month, cancel);

        // A month that is not over has the prices of today, another those of its last day.
        var day = month == latest ? today : month.LastDay;
        var even = BreakEven.Of(tier ?? ResolutionTier.Hd, preset is { } shipped ? PricePresets.Of(shipped) : stored, day, audience);
        if (Csv is not null)
        {
            return ChartCsv.File(new BreakEvenReport(tier ?? ResolutionTier.Hd, Viewers ?? 0, day, even).Chart, WireName.Of(tier ?? ResolutionTier.Hd));
        }

        var origin = PriceBookOrigin.Of(stored, month.LastDay);
        var comparisons = await costs.ComparisonsAsync(month, Books, audience, null, cancel);
        Report = new ComparisonReport(
            latest,
            month,
            preset,
            audience,
            [.. Books.Zip(comparisons, (book, comparison) => ComparedBook.Of(book, comparison, origin))],
            new BreakEvenReport(tier ?? ResolutionTier.Hd, Viewers ?? Usual(comparisons[0]), day, even),
            new AskedBreakEven(Viewers, tier),
            new Counted(calendar.Zone.Id, preset is null ? stored.Version : null, await costs.SamplesAsync(month, cancel)));
        return Page();
    }

    /// <summary>The audience of the month, where it had one.</summary>
    private static int Usual(Comparison month) => month.Audience.ViewerMs == 0
        ? BreakEvenReport.UsualViewers
        : (int)Math.Clamp(decimal.Round(month.Audience.AverageViewers, MidpointRounding.AwayFromZero), 0, BreakEvenReport.MostViewers);
}
