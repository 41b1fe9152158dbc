using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Pricing.Terms;

/// <summary>Agora's packages of standard minutes.</summary>
public sealed class PackageTests
{
    private static readonly MinutePackage Starter = (MinutePackage)TermPresets.Find("agora-starter")!.Make(new DateOnly(2026, 1, 1));
    private static readonly TopUp TopUp25 = (TopUp)TermPresets.Find("agora-top-up-25k")!.Make(new DateOnly(2026, 10, 10));

    /// <summary>20,000 HD minutes: 80,000 standard minutes.</summary>
    private static readonly MeteredUsage[] Usage = [GivenTerms.Used(PriceBasis.HostMinutes, 20_000), GivenTerms.Used(PriceBasis.TranscodedMinutes, 1_000)];

    [Fact]
    public void Real_time_minutes_are_billed_out_of_the_package_and_beyond_it_and_nothing_else_is()
    {
        var invoice = GivenTerms.Invoice(GivenTerms.Agora, Usage, Starter);

        Assert.Equal(0, invoice.Cents(CostKind.AgoraStreaming));
        Assert.Equal(199, invoice.Cents(CostKind.AgoraRelay));
        Assert.Equal(4599 + 2970, invoice.Cents(InvoiceItem.Package));
        Assert.Equal(new PackageUse("Starter", 80_000, 50_000, 0, 30_000, 0), invoice.Package);
    }

    [Fact]
    public void A_package_takes_the_place_of_free_minutes_and_discounts()
    {
        var legacy = TermPresets.Find("agora-discount")!.Make(new DateOnly(2026, 1, 1));
        var free = new FreeMinutes(GivenTerms.Head(GivenTerms.Agora), 10_000);

        Assert.Equal(GivenTerms.Invoice(GivenTerms.Agora, Usage, Starter).TotalCents, GivenTerms.Invoice(GivenTerms.Agora, Usage, Starter, free, legacy).TotalCents);
    }

    [Fact]
    public void AG1_Standard_minutes_are_rounded_up_once_over_all_tiers()
    {
        // 360 s of HD at 4 and 205.2 s of audio at 1 are 1,645.2 s, as in the example, whose audience is a broadcast one.
        var usage = new[] { GivenTerms.Used(PriceBasis.HostMinutes, 6), GivenTerms.Used(PriceBasis.AudienceMinutes, 205.2m / 60, ResolutionTier.Audio) };

        Assert.Equal(28, GivenTerms.Invoice(GivenTerms.Agora, usage, Starter).Package!.Used);
    }

    [Fact]
    public void A_top_up_is_billed_when_bought_and_used_before_overage()
    {
        var invoice = GivenTerms.Invoice(GivenTerms.Agora, Usage, Starter, TopUp25);

        Assert.Equal(2350, invoice.Cents(InvoiceItem.TopUp));
        Assert.Equal(4599 + 495, invoice.Cents(InvoiceItem.Package));
        Assert.Equal(new PackageUse("Starter", 80_000, 50_000, 25_000, 5_000, 0), invoice.Package);
    }

    [Fact]
    public void What_months_before_took_of_a_top_up_is_gone_and_after_a_year_all_of_it()
    {
        var bought = TopUp25 with { Minutes = 70_000 };
        var terms = new TermBook([Starter, bought]);
        var before = new Dictionary<BillingMonth, decimal> { [Given.October] = 80_000 };
        var november = GivenTerms.Facts(GivenTerms.Agora, [GivenTerms.Used(PriceBasis.HostMinutes, 20_000, day: new DateOnly(2026, 11, 2))], Given.October.Next) with { StandardBefore = before };

        var invoice = ExpectedInvoice.Of(november, terms);
        Assert.Null(invoice.Cents(InvoiceItem.TopUp));
        Assert.Equal(new PackageUse("Starter", 80_000, 50_000, 30_000, 0, 10_000), invoice.Package);

        Assert.Equal(new DateOnly(2027, 10, 9), bought.Head.ValidTo);
        Assert.Single(terms.Bought<TopUp>(GivenTerms.Agora, new BillingMonth(2027, 10)));
        Assert.Empty(terms.Bought<TopUp>(GivenTerms.Agora, new BillingMonth(2027, 11)));
    }

    /// <summary>The older one was used up before the newer one was bought; in the months of both it must not count as full again.</summary>
    [Fact]
    public void A_top_up_beside_one_that_was_used_up_is_used_by_the_months_of_both()
    {
        var older = new TopUp(GivenTerms.Head(GivenTerms.Agora, "2025-01-10", "2026-01-09"), 25_000, 23.50m);
        var newer = new TopUp(GivenTerms.Head(GivenTerms.Agora, "2025-12-01", "2026-11-30"), 25_000, 23.50m);
        var terms = new TermBook([Starter with { Head = GivenTerms.Head(GivenTerms.Agora, "2025-01-01") }, older, newer]);
        var used = new Dictionary<BillingMonth, decimal> { [new(2025, 2)] = 75_000, [new(2025, 12)] = 75_000 };
        var february = new BillingMonth(2026, 2);
        var since = terms.TopUpsSince(GivenTerms.Agora, february);
        var facts = GivenTerms.Facts(GivenTerms.Agora, [GivenTerms.Used(PriceBasis.HostMinutes, 18_750, day: new DateOnly(2026, 2, 2))], february) with
        {
            StandardBefore = used.Where(m => m.Key >= since).ToDictionary(),
        };

        Assert.Equal(new BillingMonth(2025, 1), since);
        Assert.Equal(new PackageUse("Starter", 75_000, 50_000, 0, 25_000, 0), ExpectedInvoice.Of(facts, terms).Package);
        Assert.Equal(february, new TermBook([Starter]).TopUpsSince(GivenTerms.Agora, february));
    }

    [Fact]
    public void Where_the_service_stops_nothing_beyond_is_billed()
    {
        var free = TermPresets.Find("agora-free")!.Make(new DateOnly(2026, 1, 1));
        var invoice = GivenTerms.Invoice(GivenTerms.Agora, Usage, free);

        Assert.Equal(0, invoice.Cents(InvoiceItem.Package));
        Assert.Equal(70_000, invoice.Package!.Over);
    }

    [Fact]
    public void A_package_of_nothing_ends_one()
    {
        var none = new MinutePackage(GivenTerms.Head(GivenTerms.Agora, "2026-10-01"), "None", 0, 0, null);

        Assert.Null(GivenTerms.Invoice(GivenTerms.Agora, Usage, Starter, none).Package);
    }

    /// <summary>As the price page of 2026-06-30 has them.</summary>
    [Theory]
    [InlineData("agora-free", 10_000, "0", null)]
    [InlineData("agora-starter", 50_000, "45.99", "0.99")]
    [InlineData("agora-pro", 150_000, "133.99", "0.99")]
    [InlineData("agora-business", 400_000, "339.99", "0.99")]
    [InlineData("agora-advanced", 800_000, "659.99", "0.99")]
    [InlineData("agora-plus", 1_500_000, "1217.99", "0.99")]
    public void Packages_are_those_that_are_published(string key, decimal minutes, string fee, string? overage)
    {
        var package = (MinutePackage)TermPresets.Find(key)!.Make(Given.Day);

        Assert.Equal((minutes, Money(fee), overage is null ? null : Money(overage)), (package.Minutes, package.FeeUsd, package.OverageUsdPerThousand));
    }

    [Theory]
    [InlineData("agora-top-up-25k", 25_000, "23.50")]
    [InlineData("agora-top-up-250k", 250_000, "230")]
    [InlineData("agora-top-up-1m", 1_000_000, "891")]
    public void Top_ups_are_those_that_are_published(string key, decimal minutes, string price)
    {
        var topUp = (TopUp)TermPresets.Find(key)!.Make(Given.Day);

        Assert.Equal((minutes, Money(price), new DateOnly(2027, 10, 4)), (topUp.Minutes, topUp.PriceUsd, topUp.Head.ValidTo!.Value));
    }

    private static decimal? Money(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
