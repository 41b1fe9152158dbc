using CsCheck;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Streams;
using static StreamOps.Domain.Reconciliation.DifferenceCause;
using static StreamOps.Tests.Domain.Reconciliation.GivenPeriod;

namespace StreamOps.Tests.Domain.Reconciliation;

/// <summary>Why an invoice is not the estimate: one table row for each cause, and sums that hold whatever happens.</summary>
public sealed class ReconcilerTests
{
    private static readonly PriceBook RoundedUp = new(PricePresets.Of(PricePreset.Published).All.Select(p => p with { Rounding = VendorRounding.WholeMinute }));

    private static GivenPeriod Agora => new("agora");

    private static GivenPeriod Cloudflare => new("cloudflare");

    [Fact]
    public void What_agrees_has_no_difference_and_no_cause()
    {
        var line = Cloudflare.Used(1, PriceBasis.DeliveredMinutes, 9_000).Metered(1, BilledItem.Delivery, 9_000).Billed(BilledItem.Delivery, 9_000, 9.00m).Line(BilledItem.Delivery);

        Assert.Equal((900L, 900L, 900L, 0L), (line.EstimatedCents, line.MeteredCents, line.BilledCents, line.DifferenceCents));
        Assert.Equal(0, line.DifferenceMinutes);
        Assert.Empty(line.Causes);
        Assert.Empty(line.Proposals);
    }

    [Fact]
    public void Without_an_invoice_the_meter_is_compared_with_and_without_both_nothing_is()
    {
        var metered = Cloudflare.Used(1, PriceBasis.DeliveredMinutes, 9_000).Metered(1, BilledItem.Delivery, 10_000).Line(BilledItem.Delivery);
        Assert.Equal((null, 100L), (metered.BilledCents, metered.DifferenceCents));
        Assert.Equal([new CauseShare(Sampling, 100)], metered.Causes);

        var alone = Agora.Used(1, PriceBasis.TranscodedMinutes, 1_000).Line(BilledItem.Transcoding);
        Assert.Null(alone.DifferenceCents);
        Assert.Null(alone.MeteredMs);
        Assert.Empty(alone.Causes);
    }

    [Fact]
    public void Minutes_of_a_recording_are_replay_views_and_those_of_a_show_that_nobody_told_of_a_missing_webhook() => Assert.Equal(
        [(ReplayViews, 200), (MissingWebhook, 100), (Sampling, -50)],
        Cloudflare.Used(1, PriceBasis.DeliveredMinutes, 9_000)
            .Metered(1, BilledItem.Delivery, 8_500)
            .Metered(3, BilledItem.Delivery, 2_000, ViewNature.Replay)
            .Metered(4, BilledItem.Delivery, 1_000, ViewNature.Unseen)
            .Billed(BilledItem.Delivery, 11_500, 11.50m)
            .Causes(BilledItem.Delivery));

    [Fact]
    public void The_same_minutes_at_another_resolution_are_a_change_of_tier()
    {
        var month = Agora.Used(1, PriceBasis.AudienceMinutes, 1_000, ResolutionTier.Hd).Metered(1, FullHd, 1_000).Billed(FullHd, 1_000, 8.99m);

        Assert.Equal([(Tier, -399)], month.Causes(Hd));
        Assert.Equal([(Tier, 899)], month.Causes(FullHd));
    }

    [Fact]
    public void What_is_left_beside_a_change_of_tier_is_sampling()
    {
        var month = Agora.Used(1, PriceBasis.AudienceMinutes, 1_000, ResolutionTier.Hd).Metered(1, FullHd, 1_000).Metered(1, Audio, 1_000);

        Assert.Equal([(Tier, -399)], month.Causes(Hd));
        // Two tiers share the thousand minutes that moved, and each has as many that came on top.
        Assert.Equal([(Tier, 450), (Sampling, 449)], month.Causes(FullHd));
        Assert.Equal([(Tier, 50), (Sampling, 49)], month.Causes(Audio));
    }

    [Fact]
    public void A_day_without_a_stream_or_with_one_whose_end_never_came_lacks_a_webhook()
    {
        Assert.Equal([(MissingWebhook, 399)], Agora.On(2, new DayFacts(true, false, false)).Metered(2, Hd, 1_000).Causes(Hd));
        Assert.Equal(
            [(MissingWebhook, 399)],
            Agora.On(2, new DayFacts(true, true, true)).Used(2, PriceBasis.AudienceMinutes, 500).Metered(2, Hd, 1_500).Causes(Hd));
        // Not metered by the vendor, and carried longer than is known here.
        Assert.Equal(
            [(MissingWebhook, 20), (Rounding, -1)],
            Agora.On(2, new DayFacts(true, true, true)).Used(2, PriceBasis.TranscodedMinutes, 500).Billed(BilledItem.Transcoding, 600, 1.19m).Causes(BilledItem.Transcoding));
    }

    [Fact]
    public void Free_minutes_of_the_book_of_a_credit_and_of_the_account_are_told_apart_from_the_unexplained()
    {
        var book = new PriceBook(PricePresets.Of(PricePreset.Published).All.Select(p => p.Basis == PriceBasis.AudienceMinutes ? p with { FreeMinutes = 5_000 } : p));
        var free = Agora.Used(1, PriceBasis.AudienceMinutes, 4_000).Metered(1, Hd, 6_000);
        free.Book = book;
        // 2,000 minutes more, of which the first 1,000 are still free.
        Assert.Equal([(Sampling, 798), (FreeMinutes, -399)], free.Causes(Hd));

        var month = Agora.Used(1, PriceBasis.AudienceMinutes, 30_000).Metered(1, Hd, 30_000);
        Assert.Equal([(FreeMinutes, -3_990)], month.Billed(Hd, 20_000, 79.80m).Causes(Hd));
        Assert.Equal(
            [(Unexplained, -3_591)], Agora.Used(1, PriceBasis.AudienceMinutes, 30_000).Metered(1, Hd, 30_000).Billed(Hd, 21_000, 83.79m).Causes(Hd));
        Assert.Equal([(FreeMinutes, -399)], Agora.Billed(BilledItem.FreeMinutes, null, -3.99m).Causes(BilledItem.FreeMinutes));
        Assert.Equal([(Unexplained, 1_000)], Agora.Billed(BilledItem.Find("agora/other")!, null, 10m).Causes(BilledItem.Find("agora/other")!));
    }

    [Fact]
    public void Whole_minutes_blocks_and_cents_are_rounding()
    {
        var minutes = Agora.Used(1, PriceBasis.AudienceMinutes, 100.5m).Metered(1, Hd, 100.5m).Billed(Hd, 101, 0.40m);
        Assert.Equal((41L, 40L), (minutes.Line(Hd).EstimatedCents, minutes.Line(Hd).BilledCents));
        Assert.Equal([(Rounding, -1)], minutes.Causes(Hd));

        var book = Agora.Used(1, PriceBasis.AudienceMinutes, 100.5m).Metered(1, Hd, 100.5m).Billed(Hd, 101, 0.40m);
        book.Book = RoundedUp;
        Assert.Equal([(Rounding, -1)], book.Causes(Hd));

        Assert.Equal(
            [(KeptRecordings, 400), (Rounding, 50)],
            Cloudflare.Used(1, PriceBasis.StoredMinutes, 100).Metered(31, BilledItem.Storage, 900, ViewNature.Kept).Billed(BilledItem.Storage, 1_000, 5m).Causes(BilledItem.Storage));
    }

    [Fact]
    public void Another_unit_price_is_a_price_change_and_is_proposed_for_the_book()
    {
        var line = Cloudflare.Used(1, PriceBasis.DeliveredMinutes, 9_000).Metered(1, BilledItem.Delivery, 9_000).Billed(BilledItem.Delivery, 9_000, 9.90m).Line(BilledItem.Delivery);

        Assert.Equal([new CauseShare(PriceChange, 90)], line.Causes);
        var proposal = Assert.Single(line.Proposals);
        Assert.Equal((1.10m, 1.00m, March.First), (proposal.UsdPerUnit, proposal.InForce.UsdPerUnit, proposal.ValidFrom));
    }

    [Fact]
    public void A_price_that_has_changed_within_the_period_is_met_by_the_days_on_which_it_held()
    {
        var book = PricePresets.Of(PricePreset.Published);
        var old = book.All.Single(p => p.Basis == PriceBasis.DeliveredMinutes);
        var month = Cloudflare.Used(1, PriceBasis.DeliveredMinutes, 1_000).Used(20, PriceBasis.DeliveredMinutes, 1_000)
            .Metered(1, BilledItem.Delivery, 1_000).Metered(20, BilledItem.Delivery, 3_000).Billed(BilledItem.Delivery, 4_000, 7m);
        month.Book = new PriceBook([.. book.All, old with { Id = 99, UsdPerUnit = 2m, ValidFrom = Day(16) }]);

        Assert.Equal(300, month.Line(BilledItem.Delivery).EstimatedCents);
        Assert.Equal([(Sampling, 400)], month.Causes(BilledItem.Delivery));
    }

    [Fact]
    public void An_item_that_adds_up_prices_that_differ_proposes_none_of_them()
    {
        var book = new PriceBook(PricePresets.Of(PricePreset.Published).All.Select(p => p.Basis == PriceBasis.AudienceMinutes ? p with { UsdPerUnit = 1.99m } : p));
        var month = Agora.Used(1, PriceBasis.AudienceMinutes, 1_000).Used(1, PriceBasis.RelayedMinutes, 1_000).Metered(1, Hd, 2_000).Billed(Hd, 2_000, 7m);
        month.Book = book;

        Assert.Equal(598, month.Line(Hd).EstimatedCents);
        Assert.Equal([(PriceChange, 102)], month.Causes(Hd));
        Assert.Empty(month.Line(Hd).Proposals);
    }

    /// <summary>Hosts, audience and relay are billed as one item: each row of the book has to come to its price, one after the other.</summary>
    [Fact]
    public void The_one_price_of_an_item_is_proposed_for_each_row_that_has_another()
    {
        var month = Agora.Used(1, PriceBasis.HostMinutes, 1_000).Used(2, PriceBasis.AudienceMinutes, 1_000).Used(31, PriceBasis.RelayedMinutes, 1_000)
            .Metered(1, Hd, 1_000).Metered(2, Hd, 1_000).Metered(31, Hd, 1_000).Billed(Hd, 3_000, 10.47m);
        PriceBasis[] all = [PriceBasis.HostMinutes, PriceBasis.AudienceMinutes, PriceBasis.RelayedMinutes];
        for (var confirmed = 0; confirmed <= all.Length; confirmed++)
        {
            month.Book = new PriceBook(PricePresets.Of(PricePreset.Published).All.Select(p => p.Tier == ResolutionTier.Hd && all.Take(confirmed).Contains(p.Basis) ? p with { UsdPerUnit = 3.49m } : p));
            var proposals = month.Line(Hd).Proposals;
            Assert.Equal(all.Skip(confirmed).Order(), proposals.Select(p => p.InForce.Basis).Order());
            Assert.All(proposals, p => Assert.Equal((3.49m, 3.99m), (p.UsdPerUnit, p.InForce.UsdPerUnit)));
        }
    }

    [Theory]
    [InlineData(9.02, 0)]
    [InlineData(9.03, 1)]
    public void No_price_is_proposed_for_what_cents_come_to(decimal billed, int proposals) =>
        Assert.Equal(proposals, Cloudflare.Used(1, PriceBasis.DeliveredMinutes, 9_000).Metered(1, BilledItem.Delivery, 9_000).Billed(BilledItem.Delivery, 9_000, billed).Line(BilledItem.Delivery).Proposals.Count);

    [Fact]
    public void A_day_that_was_not_read_is_taken_as_counted_and_what_is_billed_beyond_it_stays_unexplained()
    {
        var month = Cloudflare.On(2, new DayFacts(false, true, false))
            .Used(1, PriceBasis.DeliveredMinutes, 1_000).Used(2, PriceBasis.DeliveredMinutes, 1_000)
            .Metered(1, BilledItem.Delivery, 1_000).Billed(BilledItem.Delivery, 3_000, 3m);

        Assert.Equal(2_000 * Minute, month.Line(BilledItem.Delivery).MeteredMs);
        Assert.Equal([(Unexplained, 100)], month.Causes(BilledItem.Delivery));
    }

    [Fact]
    public void An_invoice_without_an_item_bills_nothing_for_it()
    {
        var month = Cloudflare.Used(1, PriceBasis.DeliveredMinutes, 1_000).Metered(1, BilledItem.Delivery, 1_000).Billed(BilledItem.Storage, 0, 0);

        Assert.Equal(0, month.Line(BilledItem.Delivery).BilledCents);
        Assert.Equal([(Unexplained, -100)], month.Causes(BilledItem.Delivery));
    }

    [Fact]
    public void What_the_book_does_not_charge_for_is_listed_once_the_vendor_meters_or_bills_it()
    {
        var month = Cloudflare.Used(1, PriceBasis.StreamMinutes, 90).Used(1, PriceBasis.DeliveredMinutes, 9_000);
        month.Book = PricePresets.Of(PricePreset.Phase6);
        Assert.Equal(["flat"], month.On(1, new DayFacts(false, true, false)).Lines().Select(l => l.Item.Code).Except(["delivery"]));

        var billed = month.Billed(BilledItem.Delivery, 9_000, 9m).Line(BilledItem.Delivery);
        Assert.Equal((false, 0L, 900L), (billed.HasPrice, billed.EstimatedCents, billed.BilledCents));
        Assert.Equal([new CauseShare(PriceChange, 900)], billed.Causes);
        Assert.Empty(billed.Proposals);
    }

    [Fact]
    public void The_cents_of_an_invoice_are_its_total_rounded_once()
    {
        var month = Agora.Billed(Audio, null, 0.004m).Billed(Hd, null, 0.004m).Billed(FullHd, null, 0.004m);

        Assert.Equal(1, month.Lines().Sum(l => l.BilledCents));
    }

    /// <summary>Random months: whatever was counted, metered and billed, the causes come to the difference, and every part that can be told apart is.</summary>
    [Fact]
    public void Causes_add_up_to_the_difference_to_the_cent()
    {
        var quantity = Gen.Select(Gen.Int[1, 31], Gen.Int[0, 2], Gen.Long[0, 20_000_000]);
        var charge = Gen.Select(Gen.Int[0, 5], Gen.Long[0, 100_000], Gen.Long[-1_000_000, 5_000_000]);
        Gen.Select(quantity.Array[0, 20], quantity.Array[0, 20], Gen.Int[0, 7].Array[31], charge.Array[0, 6]).Sample((used, metered, facts, bill) =>
        {
            var (rtc, cloudflare) = (Agora, Cloudflare);
            rtc.Book = cloudflare.Book = RoundedUp;
            foreach (var (day, kind, ms) in used)
            {
                rtc.Used(day, PriceBasis.AudienceMinutes, ms / 60_000m, (ResolutionTier)kind);
                cloudflare.Used(day, PriceBasis.DeliveredMinutes, ms / 60_000m);
            }

            foreach (var (day, kind, ms) in metered)
            {
                rtc.Metered(day, BilledItem.RealTimeOf((ResolutionTier)kind), ms / 1000 / 60m, kind == 2 ? ViewNature.Foreign : ViewNature.Live);
                cloudflare.Metered(day, BilledItem.Delivery, ms / 60_000, (ViewNature)kind);
            }

            foreach (var (fact, index) in facts.Select((f, i) => (f, i)))
            {
                rtc.On(index + 1, new DayFacts((fact & 1) == 0, (fact & 2) == 0, (fact & 4) == 0));
                cloudflare.On(index + 1, new DayFacts((fact & 1) == 0, (fact & 2) == 0, false));
            }

            foreach (var (item, minutes, amount) in bill)
            {
                rtc.Billed(BilledItem.All.Where(i => i.Vendor == "agora").ElementAt(item), item == 5 ? (decimal?)null : minutes, amount / 10_000m);
                cloudflare.Billed(BilledItem.All.Where(i => i.Vendor == "cloudflare").ElementAt(item % 4), minutes, amount / 10_000m);
            }

            Assert.All(rtc.Lines().Concat(cloudflare.Lines()), line =>
            {
                Assert.Equal(line.DifferenceCents ?? 0, line.Causes.Sum(c => c.Cents));
                Assert.Equal(line.Causes.Count, line.Causes.Select(c => c.Cause).Distinct().Count());
            });
        });
    }
}
