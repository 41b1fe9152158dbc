using System.Globalization;
using Bunit;
using StreamOps.Components;

namespace StreamOps.Tests.Components;

public sealed class CostBreakdownTests : BunitContext
{
    private static readonly CostPart[] NinetyMinutes =
    [
        new("cloudflare", "delivery", 9.00m, "9,000 viewer-min", "/costs?type=delivery"),
        new("agora", "relay", 0.54m),
        new("cloudflare", "storage", 0.45m),
        new("agora", "streaming", 0.09m),
    ];

    [Fact]
    public void The_lines_add_up_to_the_total_below_them()
    {
        var breakdown = Render<CostBreakdown>(p => p.Add(b => b.Parts, NinetyMinutes));

        Assert.Equal(["$9.00", "$0.54", "$0.45", "$0.09"], breakdown.FindAll("tbody td:nth-child(3)").Select(c => c.TextContent));
        Assert.Equal("$10.08", breakdown.Find("tfoot td.num").TextContent);
    }

    [Fact]
    public void The_bar_is_whole()
    {
        var shares = Render<CostBreakdown>(p => p.Add(b => b.Parts, NinetyMinutes)).FindAll("rect")
            .Select(r => decimal.Parse(r.GetAttribute("width")!.TrimEnd('%'), CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(4, shares.Count);
        Assert.InRange(shares.Sum(), 99.99m, 100.01m);
    }

    [Fact]
    public void A_credit_is_listed_but_not_drawn()
    {
        var breakdown = Render<CostBreakdown>(p => p.Add(b => b.Parts, [.. NinetyMinutes, new CostPart("agora", "relay", -1m)]));

        Assert.Empty(breakdown.FindAll("rect"));
        Assert.Contains("−$1.00", breakdown.Markup, StringComparison.Ordinal);
        Assert.Equal("$9.08", breakdown.Find("tfoot td.num").TextContent);
    }

    [Fact]
    public void No_lines_are_no_data_not_zero_dollars()
    {
        var breakdown = Render<CostBreakdown>(p => p.Add(b => b.Parts, []));

        Assert.Equal("No costs yet", breakdown.Find(".empty-title").TextContent);
        Assert.DoesNotContain("$", breakdown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_column_has_a_header_and_every_row_its_own()
    {
        var breakdown = Render<CostBreakdown>(p => p.Add(b => b.Parts, NinetyMinutes));

        Assert.Equal(["Service", "Type", "Amount", "Share"], breakdown.FindAll("thead th[scope=col]").Select(h => h.TextContent));
        Assert.Equal(4, breakdown.FindAll("tbody th[scope=row]").Count);
        Assert.Equal("Cost by service and type", breakdown.Find("caption").TextContent);
    }

    [Fact]
    public void A_service_nobody_named_keeps_its_own_word_as_text()
    {
        var breakdown = Render<CostBreakdown>(p => p.Add(b => b.Parts, [new CostPart("<i>new</i>", "<script>", 1m)]));

        Assert.Empty(breakdown.FindAll("script, i"));
        Assert.Contains("<i>new</i>", breakdown.Find("tbody th").TextContent, StringComparison.Ordinal);
    }
}
