using Bunit;
using StreamOps.Components;

namespace StreamOps.Tests.Components;

/// <summary>Cards, meters and notes that show one figure.</summary>
public sealed class FigureTests : BunitContext
{
    private const string Hostile = "<script>alert(1)</script>\"'&";

    [Fact]
    public void A_card_without_a_value_says_so_and_shows_no_figure()
    {
        var card = Render<StatCard>(p => p.Add(c => c.Label, "Peak viewers").Add(c => c.Unit, "viewers"));

        Assert.Equal("No data", card.Find(".stat-none").TextContent.Trim());
        Assert.Empty(card.FindAll(".stat-unit"));
        Assert.DoesNotContain("0", card.Find(".stat-value").TextContent);
    }

    [Fact]
    public void A_zero_is_a_value_not_a_missing_one()
    {
        var card = Render<StatCard>(p => p.Add(c => c.Label, "Viewers").Add(c => c.Value, "0"));

        Assert.Equal("0", card.Find(".stat-value").TextContent.Trim());
        Assert.Empty(card.FindAll(".stat-none"));
    }

    [Fact]
    public void A_card_is_a_named_group_and_its_definition_opens_without_a_script()
    {
        var card = Render<StatCard>(p => p.Add(c => c.Label, "Peak").Add(c => c.Value, "214").Add(c => c.How, "Largest sum at one time."));

        Assert.Equal("Peak", card.Find("[role=group]").GetAttribute("aria-label"));
        Assert.Equal("How Peak is counted", card.Find("details.how > summary").GetAttribute("aria-label"));
        Assert.Contains("Largest sum", card.Find(".how-text").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var card = Render<StatCard>(p => p.Add(c => c.Label, Hostile).Add(c => c.Value, Hostile).Add(c => c.Note, Hostile).Add(c => c.How, Hostile).Add(c => c.Delta, Hostile));

        Assert.Empty(card.FindAll("script"));
        Assert.Equal(Hostile, card.Find(".stat-note").TextContent);
        Assert.Equal(Hostile, card.Find("[role=group]").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_meter_without_a_cost_shows_no_amount()
    {
        var meter = Render<TaxiMeter>(p => p.Add(m => m.CostUsd, null).Add(m => m.PerMinuteUsd, null));

        Assert.DoesNotContain("$", meter.Markup, StringComparison.Ordinal);
        Assert.Equal("No data", meter.Find("[data-live=costUsd]").TextContent);
    }

    [Fact]
    public void A_meter_shows_its_cost_and_its_rate()
    {
        var meter = Render<TaxiMeter>(p => p.Add(m => m.CostUsd, 10.08m).Add(m => m.PerMinuteUsd, 0.112m));

        Assert.Equal("$10.08", meter.Find("[data-live=costUsd]").TextContent);
        Assert.Equal("$0.1120", meter.Find("[data-live=costPerMinuteUsd]").TextContent);
    }

    [Fact]
    public void A_stale_note_says_when_and_that_it_is_stale()
    {
        var note = Render<StaleNote>(p => p.Add(n => n.At, new DateTimeOffset(2026, 10, 12, 14, 3, 22, TimeSpan.Zero)).Add(n => n.Stale, true));

        Assert.Equal("14:03:22 UTC", note.Find("time").TextContent);
        Assert.Equal("2026-10-12T14:03:22Z", note.Find("time").GetAttribute("datetime"));
        Assert.Equal("out of date", note.Find("[role=status]").TextContent);
    }

    [Fact]
    public void A_live_dot_is_also_a_word() => Assert.Equal("Live", Render<LiveDot>().Find(".live-dot").TextContent);

    [Fact]
    public void An_empty_state_says_what_to_do()
    {
        var empty = Render<EmptyState>(p => p.Add(e => e.Title, Hostile).Add(e => e.Href, "/channels").Add(e => e.Action, "See channels"));

        Assert.Equal(Hostile, empty.Find(".empty-title").TextContent);
        Assert.Equal("/channels", empty.Find("a").GetAttribute("href"));
    }
}
