using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamOps.Data.Budgets;
using StreamOps.Data.Figures;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Costs;

/// <summary>Costs of the whole platform for programs.</summary>
public static class CostsApi
{
    public static void MapCostsReads(this IEndpointRouteBuilder routes)
    {
        var costs = routes.MapReads("/costs", Policies.Costs);
        costs.MapGet("/monthly", MonthlyAsync).WithSummary("A month by service and cost type");
        costs.MapGet("/comparison", ComparisonAsync).WithSummary("A month's hybrid cost against Agora alone");
        routes.MapChannelCosts();
    }

    private static async Task<Results<Ok<MonthCostsAnswer>, ValidationProblem>> MonthlyAsync(
        [Description("yyyy-MM; the current month where absent")] string? month,
        CostFigures costs, MonthForecasts forecasts, BillingCalendar calendar, TimeProvider clock, CancellationToken cancel)
    {
        var query = new ReadQuery();
        var asked = query.Month(month) ?? calendar.MonthOf(clock.GetUtcNow());
        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        var figures = await costs.MonthAsync(asked, cancel);
        return TypedResults.Ok(MonthCostsAnswer.Of(figures, await forecasts.OfAsync(figures, cancel)));
    }

    private static async Task<Results<Ok<ComparisonAnswer>, ValidationProblem>> ComparisonAsync(
        [Description("yyyy-MM; the current month where absent")] string? month,
        [Description("phase6 or published; the price book in force where absent")] string? preset,
        [Description("interactive (default) or broadcast")] string? audience,
        CostFigures costs, BillingCalendar calendar, TimeProvider clock, CancellationToken cancel)
    {
        var query = new ReadQuery();
        var asked = query.Month(month) ?? calendar.MonthOf(clock.GetUtcNow());
        var book = query.Choice<PricePreset>(preset);
        var kind = query.Choice<AudienceKind>(audience) ?? AudienceKind.Interactive;
        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        var comparison = await costs.ComparisonAsync(asked, book, kind, cancel);
        return TypedResults.Ok(new ComparisonAnswer(
            asked.ToString(),
            Shown.Dollars(comparison.HybridCents),
            Shown.Dollars(comparison.AgoraOnlyCents),
            Shown.Dollars(comparison.SavingsCents),
            comparison.SavingsPercent,
            (int)decimal.Round(comparison.Audience.AverageViewers, MidpointRounding.AwayFromZero),
            Shown.Minutes(comparison.Audience.ViewerMs),
            Shown.Minutes(comparison.Audience.HostMs),
            comparison.BreakEvenViewers));
    }
}
