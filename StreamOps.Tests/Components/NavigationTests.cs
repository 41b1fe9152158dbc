using Bunit;
using StreamOps.Components;

namespace StreamOps.Tests.Components;

/// <summary>Months, pages and sorting: state that lives in the address.</summary>
public sealed class NavigationTests : BunitContext
{
    private static readonly Dictionary<string, string> Keep = new() { ["preset"] = "phase6" };

    [Theory]
    [InlineData("2026-01", "/costs?preset=phase6&month=2025-12", "/costs?preset=phase6&month=2026-02")]
    [InlineData("2026-09", "/costs?preset=phase6&month=2026-08", "/costs?preset=phase6&month=2026-10")]
    public void A_month_links_to_its_neighbours_and_keeps_the_rest(string month, string previous, string next)
    {
        var picker = Picker(month);

        Assert.Equal(previous, picker.Find("a[rel=prev]").GetAttribute("href"));
        Assert.Equal(next, picker.Find("a[rel=next]").GetAttribute("href"));
        Assert.Equal("phase6", picker.Find("input[type=hidden][name=preset]").GetAttribute("value"));
    }

    [Fact]
    public void There_is_no_month_after_the_latest() => Assert.Empty(Picker("2026-10").FindAll("a[rel=next]"));

    [Fact]
    public void A_month_is_a_labelled_form_that_works_without_a_script()
    {
        var picker = Picker("2026-10");
        var input = picker.Find("input[type=month]");

        Assert.Equal("get", picker.Find("form").GetAttribute("method"));
        Assert.Equal(input.Id, picker.Find("label").GetAttribute("for"));
        Assert.NotEmpty(picker.FindAll("button[type=submit]"));
        Assert.Equal("Previous month, September 2026", picker.Find("a[rel=prev]").GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData(1, 60, "1 to 25 of 60", false, true)]
    [InlineData(2, 60, "26 to 50 of 60", true, true)]
    [InlineData(3, 60, "51 to 60 of 60", true, false)]
    [InlineData(1, 0, "Nothing to show", false, false)]
    [InlineData(1, 25, "1 to 25 of 25", false, false)]
    public void A_pager_says_where_it_is_and_leads_only_to_pages_that_exist(int page, long total, string range, bool hasPrevious, bool hasNext)
    {
        var pager = Render<Pager>(p => p.Add(x => x.Page, page).Add(x => x.PageSize, 25).Add(x => x.Total, total).Add(x => x.Path, "/streams").Add(x => x.Keep, Keep));

        Assert.Equal(range, pager.Find(".pager-range").TextContent);
        Assert.Equal(hasPrevious, pager.FindAll("a[rel=prev]").Count == 1);
        Assert.Equal(hasNext, pager.FindAll("a[rel=next]").Count == 1);
    }

    [Theory]
    [InlineData(null, true, null, "/streams?preset=phase6&sort=-cost")]
    [InlineData("-cost", true, "descending", "/streams?preset=phase6&sort=cost")]
    [InlineData("cost", true, "ascending", "/streams?preset=phase6&sort=-cost")]
    [InlineData(null, false, null, "/streams?preset=phase6&sort=cost")]
    public void A_column_says_its_order_and_links_to_the_other_from_the_first_page(string? sort, bool numeric, string? order, string href)
    {
        var keep = new Dictionary<string, string>(Keep) { ["page"] = "3" };
        var head = Render<SortHeader>(p => p.Add(h => h.Label, "Cost").Add(h => h.Column, "cost").Add(h => h.Sort, sort).Add(h => h.Path, "/streams").Add(h => h.Keep, keep).Add(h => h.Numeric, numeric));

        Assert.Equal(order, head.Find("th").GetAttribute("aria-sort"));
        Assert.Equal(href, head.Find("a").GetAttribute("href"));
    }

    private IRenderedComponent<MonthPicker> Picker(string month) =>
        Render<MonthPicker>(p => p.Add(m => m.Month, month).Add(m => m.Latest, "2026-10").Add(m => m.Action, "/costs").Add(m => m.Keep, Keep));
}
