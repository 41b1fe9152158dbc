using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Pricing.Terms;

/// <summary>Storage is kept on and paid for ahead.</summary>
public sealed class StorageTests
{
    private static readonly MeteredUsage[] Recorded = [GivenTerms.Used(PriceBasis.StoredMinutes, 600)];

    [Fact]
    public void Recordings_of_earlier_months_cost_again_as_long_as_they_are_kept()
    {
        var facts = GivenTerms.Facts(GivenTerms.Cloudflare, Recorded) with { RecordedBefore = 1_500 };
        var invoice = ExpectedInvoice.Of(facts, TermBook.Empty);

        Assert.Equal(1_500, Assert.Single(invoice.Steps(InvoiceStepKind.KeptRecordings)).Quantity);
        Assert.Equal(3, Assert.Single(invoice.Steps(InvoiceStepKind.MoreBlocks)).Quantity);
        Assert.Equal(1500, invoice.TotalCents);
        Assert.Equal(new StorageUse(Given.October.LastDay, 2_100, 2_100, 0, null, false), invoice.Storage);
    }

    [Fact]
    public void The_vendors_own_readings_go_before_recordings_and_the_fullest_day_counts()
    {
        var facts = GivenTerms.Facts(GivenTerms.Cloudflare, Recorded) with
        {
            RecordedBefore = 50_000,
            Stored = [new(new DateOnly(2026, 10, 10), 1_200.5m, 2_000), new(new DateOnly(2026, 10, 20), 900, 2_000)],
        };
        var blocks = new StorageBlocks(GivenTerms.Head(GivenTerms.Cloudflare, "2026-10-01", "2026-10-31"), 2_000, 10);
        var invoice = ExpectedInvoice.Of(facts, new TermBook([blocks]));

        Assert.Equal(0, invoice.Cents(CostKind.CloudflareStorage));
        Assert.Equal(1000, invoice.Cents(InvoiceItem.StorageBlocks));
        Assert.Equal(new StorageUse(new DateOnly(2026, 10, 20), 1_200.5m, 900, 2_000, 2_000, true), invoice.Storage);
        Assert.Equal(1_100, invoice.Storage!.Unused);
    }

    [Fact]
    public void What_is_stored_beyond_the_blocks_needs_whole_ones()
    {
        var facts = GivenTerms.Facts(GivenTerms.Cloudflare, Recorded) with { RecordedBefore = 1_401 };
        var blocks = new StorageBlocks(GivenTerms.Head(GivenTerms.Cloudflare, "2026-10-01", "2026-10-31"), 1_000, 5);
        var invoice = ExpectedInvoice.Of(facts, new TermBook([blocks]));

        Assert.Equal(2 * 500, invoice.Cents(CostKind.CloudflareStorage));
        Assert.Equal(1500, invoice.TotalCents);
    }

    [Fact]
    public void Blocks_cost_their_share_in_a_month_in_which_nothing_is_stored()
    {
        var year = new StorageBlocks(GivenTerms.Head(GivenTerms.Cloudflare, "2026-03-15", "2027-03-14"), 1_000, 60);
        var invoice = GivenTerms.Invoice(GivenTerms.Cloudflare, [], year);

        var share = Assert.Single(invoice.Steps(InvoiceStepKind.StorageShare));
        Assert.Equal((31m, 365m, decimal.Round(60m * 31 / 365, 10)), (share.Quantity, share.UnitSize, decimal.Round(share.AmountUsd, 10)));
        Assert.Equal(1_000, invoice.Storage!.Unused);
    }

    [Fact]
    public void The_shares_of_all_months_come_to_the_price_exactly()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var from = new DateOnly(2024, 1, 1).AddDays(random.Next(1_500));
            var to = from.AddDays(random.Next(1_800));
            var blocks = new StorageBlocks(new TermHead(0, GivenTerms.Cloudflare, from, to, "test"), 1_000, random.Next(1, 1_000_000) / 100m);

            var shares = Months(from, to).Select(m => (Usd: blocks.ShareUsd(m), Days: blocks.DaysIn(m))).ToList();

            Assert.Equal((blocks.PriceUsd, blocks.Days), (shares.Sum(s => s.Usd), shares.Sum(s => s.Days)));
            Assert.Equal(0, blocks.ShareUsd(BillingMonth.Of(to).Next));
            Assert.Equal(0, blocks.ShareUsd(BillingMonth.Of(from).Previous));
        }
    }

    private static IEnumerable<BillingMonth> Months(DateOnly from, DateOnly to)
    {
        for (var month = BillingMonth.Of(from); month <= BillingMonth.Of(to); month = month.Next)
        {
            yield return month;
        }
    }
}
