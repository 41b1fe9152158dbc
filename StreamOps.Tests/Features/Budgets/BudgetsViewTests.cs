using Bunit;
using StreamOps.Data.Budgets;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;
using StreamOps.Features.Budgets;

namespace StreamOps.Tests.Features.Budgets;

public sealed class BudgetsViewTests : BunitContext
{
    private static readonly BillingMonth June = new(2026, 6);
    private static readonly DateTimeOffset At = new(2026, 6, 16, 0, 0, 0, TimeSpan.Zero);
    private static readonly Threshold Half = new(1, ThresholdBasis.Actual, 50);
    private static readonly Threshold Whole = new(2, ThresholdBasis.Actual, 100, ReachedCounts: false);
    private static readonly Threshold Expected = new(3, ThresholdBasis.Forecast, 100);

    [Fact]
    public void A_budget_shows_what_is_spent_what_is_expected_and_which_thresholds_have_fired()
    {
        var view = View(Report([Figure(120, new SpendForecast(240, 200, 280))]));

        Assert.Equal(["$120.00", "$200.00", "60.0%", "$240.00"], view.FindAll(".tile-figures dd").Select(d => d.TextContent));
        Assert.Contains("80% interval $200.00 to $280.00", view.Markup, StringComparison.Ordinal);
        Assert.Equal("Will not last", view.Find(".card-head .badge-text").TextContent);
        Assert.Equal(
            ["50% spent crossed 10 Jun 2026, 12:00 UTC at $101.00", "More than 100% spent armed, at $200.00", "Forecast 100% armed, at $200.00"],
            view.FindAll(".thresholds > li").Select(l => $"{l.QuerySelector(".badge-text")!.TextContent} {l.QuerySelector(".field-hint")!.TextContent}"));
        Assert.Equal("60.0% of the budget spent, 120.0% expected", view.Find(".budget-bar").GetAttribute("aria-label"));
        Assert.Equal("50%", view.Find(".budget-spent").GetAttribute("width"));
    }

    [Fact]
    public void Without_enough_data_there_is_no_figure_that_looks_like_a_forecast()
    {
        var view = View(Report([Figure(0, null)]));

        Assert.Equal("not enough data", view.FindAll(".tile-figures dd")[3].TextContent);
        Assert.Contains("armed, cannot be judged now", view.Markup, StringComparison.Ordinal);
        Assert.Empty(view.FindAll(".budget-forecast"));
    }

    [Fact]
    public void The_page_says_that_a_threshold_fires_once_re_arms_and_stops_nothing()
    {
        var text = View(Report([Figure(1, null)])).Markup;

        Assert.All(["fires once per period", "does not repeat", "The next month re-arms it", "stops nothing"], words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_errors_of_the_last_months_stand_beside_what_came_of_them()
    {
        var report = Report([]) with { Errors = [new ForecastError(new(2026, 5), new SpendForecast(110, 90, 130), 100), new ForecastError(new(2026, 4), null, 80)] };

        Assert.Equal(
            [["$110.00", "$90.00 to $130.00", "$100.00", "+10.0%"], ["not enough data", "–", "$80.00", "–"]],
            View(report).FindAll("tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent).ToArray()));
    }

    [Fact]
    public void Only_who_may_change_is_offered_to()
    {
        Assert.Empty(View(Report([Figure(1, null)])).FindAll("a[href^='/budgets/edit']"));
        Assert.Equal(2, View(Report([Figure(1, null)]) with { MayChange = true }).FindAll("a[href^='/budgets/edit']").Count);
    }

    [Fact]
    public void A_rehearsal_says_how_often_and_when()
    {
        var draft = new BudgetDraft("Shop", BudgetScope.All, 100, null, [Half, Whole]);
        RehearsedMonth[] months = [new(new(2026, 5), 120, [new(Half, new(2026, 5), new(2026, 5, 12)), new(Whole, new(2026, 5), new(2026, 5, 28))]), new(June, 30, [])];
        var view = Render<RehearsalView>(p => p.Add(v => v.Report, new RehearsalReport(draft, months, [Half], 30)));

        Assert.Equal("In 2 months, the running one included, it would have fired 2 times.", view.Find("[role=status]").TextContent);
        Assert.Contains("Crossed already", view.Markup, StringComparison.Ordinal);
        Assert.Equal(["50% spent on 12 May 2026", "More than 100% spent on 28 May 2026"], view.FindAll(".firings li").Select(l => l.TextContent));
        Assert.Equal("120.0%", view.FindAll("tbody tr")[1].QuerySelector("[data-label='Of the budget']")!.TextContent);
    }

    [Fact]
    public void A_hostile_name_stays_text()
    {
        var figure = Figure(1, null);
        var view = View(Report([figure with { Budget = figure.Budget with { Name = "</h2><script>x</script>" } }]));

        Assert.Empty(view.FindAll("script, [style]"));
        Assert.Equal("</h2><script>x</script>", view.Find("h2 bdi").TextContent);
    }

    private static BudgetsReport Report(IReadOnlyList<BudgetFigure> figures) =>
        new(figures, new Dictionary<BudgetScope, string> { [BudgetScope.All] = "Everything" }, 30, [], null, MayChange: false);

    private static BudgetFigure Figure(decimal spentUsd, SpendForecast? forecast)
    {
        var period = BudgetPeriod.Of(June, BillingCalendar.Utc);
        var crossing = new BudgetCrossingRow
        {
            ThresholdId = 1,
            Period = period.Key,
            CrossedAt = new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero),
            Basis = ThresholdBasis.Actual,
            Percent = 50,
            SpentUsd = 101,
        };
        return new BudgetFigure(
            new Budget(7, "Shop", BudgetScope.All, 200, null, At, 1, [Half, Whole, Expected]),
            period,
            new BudgetStanding(200, period.Span, At, spentUsd, forecast?.ExpectedUsd),
            forecast,
            [crossing]);
    }

    private IRenderedComponent<BudgetsView> View(BudgetsReport report) => Render<BudgetsView>(p => p.Add(v => v.Report, report));
}
