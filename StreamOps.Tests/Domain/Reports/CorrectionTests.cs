using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Reports;

public sealed class CorrectionTests
{
    private const long Hour = 3_600_000;

    [Fact]
    public void What_is_left_to_book_is_the_new_line_less_the_frozen_one_less_what_is_booked()
    {
        Assert.Equal(0.6m, Correction.RestUsd(Line(100, Hour), Frozen(4.8m, 80, Hour), 0.6m));
        Assert.Equal(0, Correction.RestUsd(Line(100, Hour), Frozen(6m, 100, Hour), 0));
        Assert.Equal(6m, Correction.RestUsd(Line(100, Hour), null, 0));
        Assert.Equal(-6m, Correction.RestUsd(null, Frozen(6m, 100, Hour), 0));
    }

    [Fact]
    public void A_line_that_did_not_change_leaves_nothing_whatever_scale_its_amount_was_kept_in()
    {
        var line = Line(1, 7);
        Assert.Equal(0, Correction.RestUsd(line, Frozen(decimal.Round(line.AmountUsd, 12, MidpointRounding.AwayFromZero), 1, 7), 0));
        Assert.Equal(0, Correction.RestUsd(line, Frozen(line.AmountUsd, 1, 7), 0));
    }

    [Fact]
    public void The_cause_is_told_by_what_differs()
    {
        Assert.Equal(CorrectionCause.LateStream, Correction.CauseOf(Line(100, Hour), null, wasThere: false));
        Assert.Equal(CorrectionCause.ChangedSpan, Correction.CauseOf(Line(100, Hour), Frozen(3, 50, Hour / 2), wasThere: true));
        Assert.Equal(CorrectionCause.LateUsage, Correction.CauseOf(Line(100, Hour), Frozen(3, 50, Hour), wasThere: true));
        Assert.Equal(CorrectionCause.ChangedPrice, Correction.CauseOf(Line(100, Hour), Frozen(3, 100, Hour), wasThere: true));
    }

    /// <summary>An hour's delivery at 1 USD per 1,000 minutes.</summary>
    private static CostLine Line(int viewers, long durationMs) => new(
        new BillingMonth(2026, 3), CostKind.CloudflareDelivery, durationMs, viewers * durationMs, [new CostPart(Delivery, viewers * durationMs)]);

    private static FrozenLine Frozen(decimal usd, long viewers, long durationMs) => new(durationMs, viewers * durationMs, usd);

    private static Price Delivery { get; } = new(
        1, CostKind.CloudflareDelivery, PriceBasis.DeliveredMinutes, null, 1000, 1, 0, VendorRounding.Exact, new DateOnly(2026, 1, 1), "test");
}
