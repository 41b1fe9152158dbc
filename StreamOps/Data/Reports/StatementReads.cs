using StreamOps.Data.Budgets;
using StreamOps.Data.Figures;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Reports;

/// <summary>
/// Reads a month as a statement, out of records and roll-ups. One read serves every form of it: nobody else puts one together.
/// </summary>
public sealed class StatementReads(
    CostFigures costs,
    PlatformFigures platform,
    MonthForecasts forecasts,
    StatementShares shares,
    StatementFacts facts,
    StatementChecks checks,
    ExpectedInvoiceReads invoices,
    BillingCalendar calendar)
{
    private static readonly PricePreset?[] Books = [null, .. Enum.GetValues<PricePreset>()];

    /// <summary>The month as it stands now. Of a closed one the stored version is what counts.</summary>
    public async Task<MonthStatement> NowAsync(BillingMonth month, CancellationToken cancel)
    {
        var figures = await costs.MonthAsync(month, cancel);
        var of = await platform.MonthAsync(month, cancel);
        var compared = await costs.ComparisonsAsync(month, Books, AudienceKind.Interactive, figures.Lines, cancel);
        var channels = await shares.ChannelsAsync(month, figures.Lines, cancel);
        var isOver = calendar.Of(month).End <= figures.AsOf;
        return new MonthStatement(
            new StatementIdentity(month, 0, calendar.Zone.Id, "USD", figures.AsOf, (await costs.PriceBookAsync(cancel)).Version),
            new StatementSummary(
                figures.TotalCents,
                figures.AdjustmentCents,
                figures.AccruedCents,
                isOver ? null : figures.ForecastCents(await forecasts.OfAsync(figures, cancel)),
                await facts.BudgetCentsAsync(cancel),
                of.LiveMs,
                of.Audience.HlsMs + of.Audience.RtcMs,
                of.Audience.SampledMs,
                of.Streams,
                of.Channels,
                of.Audience.Peak),
            [.. figures.Lines.Select(l => new StatementLine(l.Kind, l.DurationMs, l.ViewerMs, l.MonthAmountUsd, l.MonthCents))],
            [.. channels.Select(c => c.Share)],
            StatementShares.OfSellers(channels),
            await shares.DaysAsync(month, figures.Lines, cancel),
            await facts.TopStreamsAsync(month, cancel),
            [.. Books.Zip(compared, StatementComparison.Of)],
            figures.Adjustments,
            await facts.IncidentsAsync(calendar.Of(month), cancel),
            [.. figures.Lines.SelectMany(l => l.Parts).OrderBy(p => p.Price.Kind).ThenBy(p => p.Price.Basis).ThenBy(p => p.Price.Tier).ThenBy(p => p.Price.ValidFrom).ThenBy(p => p.Price.Id).Select(StatementPrice.Of)],
            await checks.OfAsync(month, of.Audience.CoveragePercent(of.LiveMs), cancel))
        {
            ExpectedInvoices = await InvoicesAsync(month, cancel),
        };
    }

    private async Task<IReadOnlyList<StatementInvoice>?> InvoicesAsync(BillingMonth month, CancellationToken cancel) =>
        (await invoices.ByTermsAsync(month, cancel))?.Select(StatementInvoice.Of).ToList();

    /// <summary>
    /// A closed statement with the names, incidents and completeness of now, for a reissue. Cost, quantities, prices and adjustments stay as they
    /// were closed: nothing is worked out anew.
    /// </summary>
    public async Task<MonthStatement> ReissuedAsync(MonthStatement closed, CancellationToken cancel)
    {
        var month = closed.Identity.Month;
        return closed with
        {
            Channels = await shares.RenamedAsync(closed.Channels, cancel),
            Sellers = await shares.RenamedSellersAsync(closed.Sellers, cancel),
            TopStreams = await shares.RenamedAsync(closed.TopStreams, cancel),
            Incidents = await facts.IncidentsAsync(calendar.Of(month), cancel),
            Completeness = await checks.OfAsync(month, closed.Completeness.CoveragePercent, cancel),
        };
    }
}
