using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Pricing.Terms;

public sealed class ExpectedInvoiceTests
{
    private static readonly PriceBasis[] AgoraBases =
    [
        PriceBasis.HostMinutes, PriceBasis.AudienceMinutes, PriceBasis.RelayedMinutes, PriceBasis.TranscodedMinutes,
        PriceBasis.MixedMinutes, PriceBasis.WebRecordedMinutes, PriceBasis.RecordedMinutes,
    ];

    [Fact]
    public void Without_terms_the_lines_are_those_of_the_book()
    {
        var usage = StreamCost.Metered(Given.Hybrid, Given.Usage(90, hls: 100), Given.Published).ToList();

        var agora = GivenTerms.Invoice(GivenTerms.Agora, usage);
        var cloudflare = GivenTerms.Invoice(GivenTerms.Cloudflare, usage);

        Assert.Equal((9L, 54L), (agora.Cents(CostKind.AgoraStreaming), agora.Cents(CostKind.AgoraRelay)));
        Assert.Equal(900, cloudflare.Cents(CostKind.CloudflareDelivery));

        // 90 minutes take a whole block: what /costs shows as a share of it is billed whole.
        Assert.Equal(500, cloudflare.Cents(CostKind.CloudflareStorage));
    }

    /// <summary>CF-1 and CF-5 as printed.</summary>
    [Theory]
    [InlineData(30, 2, 6)]
    [InlineData(1, 1_000, 100)]
    public void Delivered_minutes_are_billed_as_printed(int minutes, int viewers, long cents)
    {
        var usage = StreamCost.Metered(Given.Hybrid, Given.Usage(minutes, hls: viewers), Given.Published).ToList();

        Assert.Equal(cents, GivenTerms.Invoice(GivenTerms.Cloudflare, usage).Cents(CostKind.CloudflareDelivery));
    }

    [Fact]
    public void A_contract_price_holds_on_its_days_and_for_its_tier_alone()
    {
        var usage = new[]
        {
            GivenTerms.Used(PriceBasis.AudienceMinutes, 1_000, day: new DateOnly(2026, 10, 9)),
            GivenTerms.Used(PriceBasis.AudienceMinutes, 1_000, day: new DateOnly(2026, 10, 10)),
            GivenTerms.Used(PriceBasis.AudienceMinutes, 1_000, day: new DateOnly(2026, 10, 20)),
            GivenTerms.Used(PriceBasis.AudienceMinutes, 1_000, day: new DateOnly(2026, 10, 21)),
            GivenTerms.Used(PriceBasis.AudienceMinutes, 1_000, ResolutionTier.FullHd, new DateOnly(2026, 10, 15)),
        };
        var contract = new ContractPrice(GivenTerms.Head(GivenTerms.Agora, "2026-10-10", "2026-10-20"), CostKind.AgoraAudience, PriceBasis.AudienceMinutes, ResolutionTier.Hd, 2.49m);
        var invoice = GivenTerms.Invoice(GivenTerms.Agora, usage, contract);

        var step = Assert.Single(invoice.Steps(InvoiceStepKind.ContractPrice));
        Assert.Equal((2_000m, -1.50m, -3.00m), (step.Quantity, step.UnitUsd, step.AmountUsd));
        Assert.Equal((4 * 399) + 899 - 300, invoice.TotalCents);
    }

    [Fact]
    public void A_contract_price_for_a_tier_goes_before_one_for_any()
    {
        ContractPrice Contract(ResolutionTier? tier, decimal usd) =>
            new(GivenTerms.Head(GivenTerms.Agora), CostKind.AgoraAudience, PriceBasis.AudienceMinutes, tier, usd);
        var usage = new[] { GivenTerms.Used(PriceBasis.AudienceMinutes, 1_000), GivenTerms.Used(PriceBasis.AudienceMinutes, 1_000, ResolutionTier.FullHd) };

        Assert.Equal(100 + 200, GivenTerms.Invoice(GivenTerms.Agora, usage, Contract(null, 2m), Contract(ResolutionTier.Hd, 1m)).TotalCents);
    }

    [Fact]
    public void Tax_is_a_line_of_its_own_on_the_subtotal_and_both_are_shown_in_the_currency_of_the_invoice()
    {
        var usage = new[] { GivenTerms.Used(PriceBasis.HostMinutes, 1_000), GivenTerms.Used(PriceBasis.RecordedMinutes, 1_000) };
        var invoice = GivenTerms.Invoice(
            GivenTerms.Agora, usage, new Tax(GivenTerms.Head(GivenTerms.Agora), "GST", 9), new InvoiceCurrency(GivenTerms.Head(GivenTerms.Agora), "SGD", 1.3m));

        // 3.99 + 5.99 = 9.98; 9 % of it is 0.8982.
        Assert.Equal((998L, 90L, 1088L), (invoice.SubtotalCents, invoice.TaxCents, invoice.TotalCents));

        // 3.99 x 1.3 = 5.187, 5.99 x 1.3 = 7.787, 0.90 x 1.3 = 1.17: each line rounded up on its own.
        Assert.Equal((5.19m + 7.79m, 5.19m + 7.79m + 1.17m), (invoice.SubtotalInCurrency, invoice.TotalInCurrency));
    }

    [Fact]
    public void Steps_add_up_to_their_line_lines_to_the_total_and_no_line_is_below_the_truth()
    {
        var random = new Random(11);
        for (var i = 0; i < 500; i++)
        {
            var invoice = GivenTerms.Invoice(GivenTerms.Agora, Usage(random), Terms(random));

            Assert.Equal(invoice.Lines.Sum(l => l.Cents) + invoice.TaxCents, invoice.TotalCents);
            Assert.All(invoice.Lines, line =>
            {
                Assert.Equal(line.AmountUsd, line.Steps.Sum(s => s.AmountUsd));
                Assert.InRange((line.Cents / 100m) - decimal.Round(line.AmountUsd, 18), 0, 0.0099999999999999m);
                Assert.InRange(decimal.Round(line.AmountUsd, 18), 0, decimal.MaxValue);
            });
            Assert.All(invoice.Lines.SelectMany(l => l.Steps).Where(s => s.UnitUsd is not null), step =>
                Assert.Equal(step.AmountUsd, step.Quantity * step.UnitUsd / step.UnitSize));
            Assert.InRange(invoice.Steps(InvoiceStepKind.FreeMinutes).Sum(s => s.Quantity), 0, 10_000);
        }
    }

    [Fact]
    public void Book_price_steps_are_the_lines_of_a_month_under_a_vendor_that_rounds_to_minutes()
    {
        var random = new Random(13);
        for (var i = 0; i < 200; i++)
        {
            var price = Given.Price(random.Next(1, 2_000) / 100m, rounding: VendorRounding.WholeMinute, basis: PriceBasis.RecordedMinutes, kind: CostKind.AgoraRecording);
            var usage = Enumerable.Range(0, 5).Select(d => new MeteredUsage(Given.Day.AddDays(d), ResolutionTier.Hd, price, random.NextInt64(10_000_000))).ToList();
            var line = Given.Line(new CostPart(price, usage.Sum(u => u.QuantityMs)));

            Assert.Equal(line.MonthAmountUsd, Assert.Single(GivenTerms.Invoice(GivenTerms.Agora, usage).Lines).AmountUsd);
        }
    }

    [Fact]
    public void More_usage_never_costs_less()
    {
        var random = new Random(17);
        for (var i = 0; i < 500; i++)
        {
            var usage = Usage(random);
            var more = usage.Append(Usage(random)[0]).ToList();
            PriceTerm[] terms = random.Next(2) == 0
                ? [new FreeMinutes(GivenTerms.Head(GivenTerms.Agora), 10_000)]
                : [TermPresets.Find("agora-starter")!.Make(new DateOnly(2026, 1, 1))];

            Assert.True(Exact(more, terms) >= Exact(usage, terms));
        }

        static decimal Exact(List<MeteredUsage> usage, PriceTerm[] terms) => decimal.Round(GivenTerms.Invoice(GivenTerms.Agora, usage, terms).Lines.Sum(l => l.AmountUsd), 18);
    }

    [Fact]
    public void The_order_in_which_usage_is_told_changes_nothing()
    {
        var random = new Random(19);
        for (var i = 0; i < 100; i++)
        {
            var (usage, terms) = (Usage(random), Terms(random));
            var shuffled = usage.OrderBy(_ => random.Next()).ToList();

            Assert.Equal(
                GivenTerms.Invoice(GivenTerms.Agora, usage, terms).Lines.Select(l => (l.Kind, l.AmountUsd)),
                GivenTerms.Invoice(GivenTerms.Agora, shuffled, terms).Lines.Select(l => (l.Kind, l.AmountUsd)));
        }
    }

    private static List<MeteredUsage> Usage(Random random) =>
    [
        .. Enumerable.Range(0, 12).Select(_ => GivenTerms.Used(
            AgoraBases[random.Next(AgoraBases.Length)], random.Next(1, 4_000_000) / 60m, Enum.GetValues<ResolutionTier>()[random.Next(5)], Given.October.FirstDay.AddDays(random.Next(31)))),
    ];

    private static PriceTerm[] Terms(Random random)
    {
        var agora = GivenTerms.Head(GivenTerms.Agora);
        PriceTerm[] all =
        [
            new FreeMinutes(agora, 10_000),
            TermPresets.Find("agora-discount")!.Make(new DateOnly(2026, 1, 1)),
            new ContractPrice(GivenTerms.Head(GivenTerms.Agora, "2026-10-08", "2026-10-22"), CostKind.AgoraAudience, PriceBasis.AudienceMinutes, null, 0.77m),
            TermPresets.Find("agora-pro")!.Make(new DateOnly(2026, 1, 1)),
            TermPresets.Find("agora-top-up-25k")!.Make(new DateOnly(2026, 10, 4)),
            new Tax(agora, "GST", 9),
        ];
        return [.. all.Where(_ => random.Next(2) == 0)];
    }
}
