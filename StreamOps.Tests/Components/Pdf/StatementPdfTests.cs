using System.Globalization;
using StreamOps.Components;
using StreamOps.Domain.Reports;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Components.Pdf;

/// <summary>The printed month is the statement, nothing more and nothing less.</summary>
public sealed class StatementPdfTests
{
    private static readonly MonthStatement Statement = SampleStatement.Of(50);

    [Theory]
    [InlineData("Cost by service and type", "Cost by day")]
    [InlineData("Cost by day", "Cost by seller")]
    [InlineData("Cost by seller", "Cost by channel")]
    [InlineData("Cost by channel", "Dearest streams")]
    public void Every_table_of_money_adds_up_to_the_cost_of_the_month(string heading, string next)
    {
        using var printed = Printed.Of(Statement);
        var rows = printed.Between(heading, next).Where(l => l.Cells[^1].StartsWith('$') && l.Cells.Count > 2).ToList();
        Assert.Equal("Total", rows[^1].Cells[0]);
        Assert.Equal(Statement.Summary.CostCents / 100m, Printed.Usd(rows[^1].Cells[^1]));
        Assert.Equal(Printed.Usd(rows[^1].Cells[^1]), rows.SkipLast(1).Sum(r => Printed.Usd(r.Cells[^1])));
    }

    [Fact]
    public void Every_channel_stands_with_its_seller_usage_and_cost()
    {
        using var printed = Printed.Of(Statement);
        var lines = printed.Between("Cost by channel", "Dearest streams").Select(l => l.Text).ToHashSet();
        Assert.Equal(50, Statement.Channels.Count);
        Assert.All(Statement.Channels, c => Assert.Contains(
            string.Join('\t', c.Id, c.Name, c.Owner, Show.Count(c.Streams), Show.Figure(c.LiveMs / 3_600_000m, 2), Show.Figure(c.ViewerMs / 60_000m, 2), Show.Money(c.Cents / 100m)), lines));
    }

    [Fact]
    public void Every_day_line_seller_stream_comparison_correction_incident_and_price_is_there()
    {
        using var printed = Printed.Of(Statement);
        var text = printed.Body.Select(l => l.Text).ToList();
        Assert.All(Statement.Days, d => Contains(text, Show.Day(d.Day), Show.Money(d.AgoraCents / 100m), Show.Money(d.CloudflareCents / 100m), Show.Money(d.CdnCents / 100m), Show.Money(d.Cents / 100m)));
        Assert.All(Statement.Lines, l => Contains(text, Show.Figure(l.DurationMs / 3_600_000m, 2), Show.Exact(l.AmountUsd), Show.Money(l.Cents / 100m)));
        Assert.All(Statement.Sellers, s => Contains(text, s.Name, Show.Money(s.Cents / 100m)));
        Assert.All(Statement.TopStreams, s => Contains(text, Show.Count(s.StreamId).Replace(",", "", StringComparison.Ordinal), Show.Instant(s.StartedAt).Replace('\u00A0', ' '), Show.Exact(s.AmountUsd), Show.Money(s.Cents / 100m)));
        Assert.All(Statement.Comparisons, c => Contains(text, Show.Money(c.HybridCents / 100m), Show.Money(c.AgoraOnlyCents / 100m), Show.Money(c.SavingsCents / 100m), Show.Percent(c.SavingsPercent)));
        Assert.All(Statement.Adjustments, a => Contains(text, Show.Month(a.ClosedMonth.ToString()), Show.Exact(a.AmountUsd), Show.Money(a.Cents / 100m)));
        Assert.All(Statement.Adjustments, a => Contains(text, a.Reason));
        Assert.All(Statement.Incidents, i => Contains(text, Show.Instant(i.FiredAt), i.Subject));
        Assert.All(Statement.Prices, p => Contains(text, Show.Rate(p.UsdPerUnit), Show.Figure(p.QuantityMs / 60_000m, 2)));
        Assert.All(Statement.Prices, p => Contains(text, $"since {Show.Day(p.ValidFrom)}. Source: https://www.vendor.example/pricing"));
    }

    [Fact]
    public void The_first_page_says_which_statement_it_is_and_what_to_book()
    {
        using var printed = Printed.Of(Statement);
        var text = printed.Body.Where(l => l.Page == 1).Select(l => l.Text).ToList();
        Contains(text, "Statement of costs, October 2026");
        Contains(text, "Closed, version 2 · as of 3 Nov 2026, 02:00 UTC · USD");
        Contains(text, "Europe/Berlin");
        Contains(text, "Content hash", StatementHash.Of(Statement));
        Assert.Contains(Show.Money(Statement.Summary.BookedCents / 100m), text);
        Contains(text, "Streaming hours", Show.Figure(Statement.Summary.StreamingHours, 2));
        Contains(text, "under preset phase6", "83.3%");
        Contains([string.Join(' ', text)], "The data of the month are complete.");
    }

    [Fact]
    public void An_incomplete_month_says_so_on_its_first_page()
    {
        using var printed = Printed.Of(Statement with
        {
            Identity = Statement.Identity with { Version = 0 },
            Summary = Statement.Summary with { ForecastCents = 123_456, BudgetCents = null, PeakViewers = null },
            Completeness = new StatementCompleteness(false, 3, 1, 0, 2, null),
        });
        var text = printed.Body.Where(l => l.Page == 1).Select(l => l.Text).ToList();
        Contains(text, "Open: its figures still move");
        Contains([string.Join(' ', text)], "Not complete: the month is not over, 3 streams without records, 1 stream being priced anew, vendors' usage missing for 2 days.");
        Contains(text, "Forecast of the month's end", "$1,234.56");
        Contains(text, "Budget of everything", "none");
        Contains(text, "Peak viewers at one time", "–");
    }

    /// <summary>As on the page of budgets: corrections of closed months and what is not booked yet are spent, too.</summary>
    [Fact]
    public void A_budget_is_used_by_all_that_the_month_bears()
    {
        using var printed = Printed.Of(Statement with { Summary = Statement.Summary with { CostCents = 100_00, AdjustmentCents = 50_00, AccruedCents = 25_00, BudgetCents = 200_00 } });

        Contains([.. printed.Body.Where(l => l.Page == 1).Select(l => l.Text)], "Budget of everything", "$200.00, 87.5% used");
    }

    [Fact]
    public void A_month_without_anything_is_printed_in_words()
    {
        using var printed = Printed.Of(Statement with
        {
            Summary = new StatementSummary(0, 0, 0, null, null, 0, 0, 0, 0, 0, null),
            Lines = [],
            Channels = [],
            Sellers = [],
            Days = [],
            TopStreams = [],
            Comparisons = [],
            Adjustments = [],
            Incidents = [],
            Prices = [],
        });
        var text = printed.Body.Select(l => l.Text).ToList();
        Contains(text, "No costs in this month.");
        Contains(text, "No alert fired in this month.");
        Contains(text, "None: nothing has become known about a closed month that changes its costs.");
    }

    [Fact]
    public void What_no_row_carries_has_a_row_of_its_own()
    {
        using var printed = Printed.Of(Statement with { Summary = Statement.Summary with { CostCents = Statement.Summary.CostCents + 77 } });
        Assert.All(["Cost by day", "Cost by seller", "Cost by channel"], heading => Assert.Contains(printed.Between(heading, "Comparison with Agora alone"), l => l.Text == "Nobody's\t$0.77"));
    }

    [Fact]
    public void The_same_statement_gives_the_same_bytes_to_any_reader_in_any_culture()
    {
        var first = Printed.Write(Statement);
        var (culture, reader) = (CultureInfo.CurrentCulture, Reader.Current);
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            Reader.Is(new Reader(TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"), NumberStyle.Comma));
            Assert.True(first.AsSpan().SequenceEqual(Printed.Write(Statement)));
            Assert.Equal("Asia/Tokyo", Reader.Current.Zone.Id);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            Reader.Is(reader);
        }

        Assert.True(first.AsSpan().SequenceEqual(Printed.Write(SampleStatement.Of(50))));
        Assert.False(first.AsSpan().SequenceEqual(Printed.Write(SampleStatement.Of(50, seed: 2))));
    }

    [Fact]
    public void The_document_says_what_it_is_and_when_its_figures_were_read()
    {
        using var printed = Printed.Of(Statement);
        var about = printed.Document.Information;
        Assert.Equal("StreamOps statement of costs, October 2026", about.Title);
        Assert.Equal("StreamOps", about.Author);
        Assert.Contains(StatementHash.Of(Statement)[..16], about.Subject, StringComparison.Ordinal);
        Assert.Equal(Statement.Identity.AsOf, about.GetCreatedDateTimeOffset());
        Assert.Equal(Statement.Identity.AsOf, about.GetModifiedDateTimeOffset());
    }

    /// <summary>One line holds all of it, in any cell.</summary>
    private static void Contains(IEnumerable<string> lines, params string[] parts) =>
        Assert.Contains(lines, line => parts.All(part => line.Contains(part.Replace('\u00A0', ' '), StringComparison.Ordinal) || line.Contains(part, StringComparison.Ordinal)));
}
