using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;

namespace StreamOps.Tests.Domain.Pricing.Terms;

/// <summary>Recordings watched after the show are delivered as live ones are.</summary>
public sealed class ReplayTests
{
    private static readonly MeteredUsage[] Live = [GivenTerms.Used(PriceBasis.DeliveredMinutes, 9_000)];

    [Fact]
    public void They_are_delivered_minutes_of_their_own_and_none_where_they_are_not_known()
    {
        var known = ExpectedInvoice.Of(Facts(1_250, missing: 30), TermBook.Empty);
        var unknown = ExpectedInvoice.Of(GivenTerms.Facts(GivenTerms.Cloudflare, Live) with { ReplayDaysMissing = 31 }, TermBook.Empty);
        var foreign = ExpectedInvoice.Of(GivenTerms.Facts(GivenTerms.Agora, []), TermBook.Empty);

        Assert.Equal((1_250m, 1.25m), (Assert.Single(known.Steps(InvoiceStepKind.Replays)).Quantity, known.Steps(InvoiceStepKind.Replays)[0].AmountUsd));
        Assert.Equal(1025, known.Cents(CostKind.CloudflareDelivery));
        Assert.Equal(new ReplayUse(1_250, 1, 30), known.Replays);
        Assert.Empty(unknown.Steps(InvoiceStepKind.Replays));
        Assert.Equal((null, 31), (unknown.Replays!.Minutes, unknown.Replays.MissingDays));
        Assert.Null(foreign.Replays);
    }

    [Fact]
    public void A_day_on_which_nobody_watched_one_is_known_and_makes_no_line()
    {
        var invoice = ExpectedInvoice.Of(Facts(0, missing: 0), TermBook.Empty);

        Assert.Equal(new ReplayUse(0, 1, 0), invoice.Replays);
        Assert.Empty(invoice.Steps(InvoiceStepKind.Replays));
    }

    [Fact]
    public void A_contract_price_holds_for_them_too()
    {
        var contract = new ContractPrice(GivenTerms.Head(GivenTerms.Cloudflare, "2026-10-01"), CostKind.CloudflareDelivery, PriceBasis.DeliveredMinutes, null, 0.75m);
        var invoice = ExpectedInvoice.Of(Facts(1_000, missing: 0), new TermBook([contract]));

        Assert.Equal(0.75m, Assert.Single(invoice.Steps(InvoiceStepKind.Replays)).AmountUsd);
        Assert.Equal(750, invoice.Cents(CostKind.CloudflareDelivery));
    }

    /// <summary>A row of the book with 9,500 free minutes a month: the show has used up 9,000 of them.</summary>
    [Fact]
    public void Free_minutes_of_the_price_are_given_once()
    {
        var price = Live[0].Price with { FreeMinutes = 9_500 };
        var facts = new InvoiceFacts(GivenTerms.Cloudflare, Given.October, [Live[0] with { Price = price }], new PriceBook([price]))
        {
            ReplayedMs = new Dictionary<DateOnly, long> { [Given.Day.AddDays(3)] = 2_000 * Given.Minute },
            ReplayDaysMissing = 0,
        };

        Assert.Equal(1_500, Assert.Single(ExpectedInvoice.Of(facts, TermBook.Empty).Steps(InvoiceStepKind.Replays)).Quantity);
    }

    private static InvoiceFacts Facts(long minutes, int missing) => GivenTerms.Facts(GivenTerms.Cloudflare, Live) with
    {
        ReplayedMs = new Dictionary<DateOnly, long> { [Given.Day.AddDays(2)] = minutes * Given.Minute },
        ReplayDaysMissing = missing,
    };
}
