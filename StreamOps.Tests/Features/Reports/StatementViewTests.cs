using System.Globalization;
using Bunit;
using StreamOps.Domain.Reports;
using StreamOps.Features.Reports;
using StreamOps.Tests.Components.Pdf;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Reports;

/// <summary>The statement on screen, as the page of a month shows it.</summary>
public sealed class StatementViewTests : BunitContext
{
    private static readonly MonthStatement Statement = SampleStatement.Of(50);

    [Fact]
    public void The_chart_of_the_days_draws_the_cents_of_the_table_below_it()
    {
        var days = Days(Statement).Find("section[aria-labelledby=days]");

        Assert.Equal(["agora", "cloudflare", "cdn"], days.QuerySelectorAll("figure thead th[data-series]").Select(h => h.GetAttribute("data-series")));
        Assert.Equal(
            Statement.Days.SelectMany(d => new[] { d.AgoraCents, d.CloudflareCents, d.CdnCents }),
            days.QuerySelectorAll("figure td").Select(c => (long)(100 * decimal.Parse(c.GetAttribute("data-value")!, CultureInfo.InvariantCulture))));
        Assert.Equal(Statement.Days.Sum(d => d.Cents), Statement.Summary.CostCents);
    }

    [Fact]
    public void A_service_that_cost_nothing_is_no_colour_of_the_chart_and_a_month_that_cost_nothing_has_none()
    {
        var without = Statement with { Days = [.. Statement.Days.Select(d => d with { CdnCents = 0 })] };
        Assert.Equal(["Agora", "Cloudflare"], Days(without).FindAll("figure thead th[data-series]").Select(h => h.TextContent));

        var free = Statement with { Days = [.. Statement.Days.Select(d => d with { AgoraCents = 0, CloudflareCents = 0, CdnCents = 0 })] };
        Assert.Empty(Days(free).FindAll("figure"));
    }

    [Theory]
    [InlineData(12, 0)]
    [InlineData(13, 3)]
    [InlineData(50, 40)]
    public void A_long_table_shows_its_dearest_ten_and_its_total_and_folds_the_others(int channels, int folded)
    {
        var statement = SampleStatement.Of(channels);
        var table = Shares(statement);

        var rows = table.FindAll("tbody tr");
        Assert.Equal(channels, rows.Count);
        Assert.Equal(folded, table.FindAll("details.rest tbody tr").Count);
        Assert.Equal(statement.Channels.Select(c => c.Name), rows.Select(r => r.QuerySelector("th bdi")!.TextContent));
        Assert.Equal(statement.Summary.CostCents / 100m, Usd(table, ".table-scroll:not(details *) tfoot tr:last-child td"));
        if (folded > 0)
        {
            Assert.Equal($"The other {folded}", table.Find("details.rest > summary").TextContent);
            var others = statement.Channels.Skip(10).Sum(c => c.Cents) / 100m;
            Assert.Equal(others, Usd(table, ".table-scroll:not(details *) tfoot tr:first-child td"));
            Assert.Equal(others, Usd(table, "details.rest tfoot td"));
        }
    }

    [Fact]
    public void Beyond_a_hundred_rows_one_stands_for_all_and_the_column_still_adds_up()
    {
        var statement = SampleStatement.Of(130);
        var table = Shares(statement);

        Assert.Equal(101, table.FindAll("tbody tr").Count);
        Assert.Contains("30 more, all of them in the files", table.FindAll("tbody th")[^1].TextContent, StringComparison.Ordinal);
        Assert.Equal(statement.Summary.CostCents / 100m, table.FindAll("tbody td[data-label=Amount]").Sum(c => Printed.Usd(c.TextContent)));
    }

    [Fact]
    public void Incidents_beyond_ten_are_folded_in_their_order()
    {
        var view = Render<StatementIncidents>(p => p.Add(i => i.Incidents, Statement.Incidents));

        Assert.Equal(14, view.FindAll("tbody tr").Count);
        Assert.Equal(Statement.Incidents.Select(i => i.Subject), view.FindAll("tbody bdi").Select(b => b.TextContent));
        Assert.Equal(4, view.FindAll("details.rest tbody tr").Count);
    }

    private IRenderedComponent<StatementDays> Days(MonthStatement statement) =>
        Render<StatementDays>(p => p.Add(d => d.Report, new ReportDetail(statement, [], Array.Empty<PrintedFile>().ToLookup(f => 0L), [], [], [], [])));

    private IRenderedComponent<ShareTable> Shares(MonthStatement statement) => Render<ShareTable>(p => p
        .Add(t => t.Title, "By channel").Add(t => t.Rows, statement.Channels).Add(t => t.TotalCents, statement.Summary.CostCents).Add(t => t.Path, "/channels/"));

    private static decimal Usd(IRenderedComponent<ShareTable> table, string selector) => Printed.Usd(table.Find(selector).TextContent);
}
