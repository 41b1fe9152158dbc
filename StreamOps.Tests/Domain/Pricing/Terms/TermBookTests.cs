using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Pricing.Terms;

public sealed class TermBookTests
{
    [Theory]
    [InlineData("2026-08", 5)]
    [InlineData("2026-09", 7)]
    [InlineData("2026-10", 7)]
    [InlineData("2026-11", 5)]
    [InlineData("2026-12", 0)]
    public void The_one_that_began_last_holds_and_when_it_ends_the_one_before_holds_again(string month, decimal percent)
    {
        var book = new TermBook([Tax("2026-08-01", 5, null), Tax("2026-09-01", 7, "2026-10-31"), Tax("2026-12-01", 0, null)]);

        Assert.Equal(percent, book.Of<Tax>(GivenTerms.Agora, BillingMonth.Parse(month, null))!.Percent);
    }

    [Fact]
    public void Of_two_of_one_day_the_newer_counts_so_that_a_mistake_can_be_put_right()
    {
        var book = new TermBook([Tax("2026-08-01", 90, null, id: 1), Tax("2026-08-01", 9, "2026-08-31", id: 2)]);

        Assert.Equal(9, book.Of<Tax>(GivenTerms.Agora, new BillingMonth(2026, 8))!.Percent);
        Assert.Null(book.Of<Tax>(GivenTerms.Agora, new BillingMonth(2026, 9)));
        Assert.Single(book.All);
    }

    [Fact]
    public void What_is_bought_adds_up_and_a_vendor_has_its_own_terms()
    {
        StorageBlocks Blocks(string from) => new(GivenTerms.Head(GivenTerms.Cloudflare, from, "2026-12-31"), 1_000, 5);
        var book = new TermBook([Blocks("2026-08-05"), Blocks("2026-08-20"), Tax("2026-08-01", 9, null)]);

        Assert.Equal(2, book.Bought<StorageBlocks>(GivenTerms.Cloudflare, new BillingMonth(2026, 8)).Count());
        Assert.Null(book.Of<Tax>(GivenTerms.Cloudflare, new BillingMonth(2026, 8)));
        Assert.True(book.HasAny(GivenTerms.Cloudflare, new BillingMonth(2026, 12)));
        Assert.False(book.HasAny(GivenTerms.Cloudflare, new BillingMonth(2027, 1)));
    }

    [Fact]
    public void Every_published_term_says_where_it_comes_from_and_begins_as_asked()
    {
        Assert.All(TermPresets.All, preset =>
        {
            var term = preset.Make(Given.Day);
            Assert.Equal((preset.Kind, Given.Day), (term.Kind, term.Head.ValidFrom));
            Assert.Contains("page", term.Head.Source, StringComparison.Ordinal);
        });
        Assert.Equal(TermPresets.All.Count, TermPresets.All.Select(p => p.Key).Distinct().Count());
        Assert.Equal(CostKind.CloudflareStorage.Service, TermPresets.Find("cloudflare-block")!.Make(Given.Day).Head.Vendor);
    }

    private static Tax Tax(string from, decimal percent, string? to, long id = 0) => new(GivenTerms.Head(GivenTerms.Agora, from, to, id), "GST", percent);
}
