using StreamOps.Domain.Time;

namespace StreamOps.Domain.Pricing.Terms;

/// <summary>Storage bought for a time: what it cost is spread over its days.</summary>
/// <param name="Minutes">What may be stored at once while it holds.</param>
/// <param name="PriceUsd">For the whole time.</param>
public sealed record StorageBlocks(TermHead Head, decimal Minutes, decimal PriceUsd) : PriceTerm(Head)
{
    /// <summary>Decimals of a dollar that a month's share keeps: what is cut off one month is in the next, so that all come to the price.</summary>
    private const int Decimals = 12;

    public override TermKind Kind => TermKind.StorageBlocks;

    /// <summary>Days for which it was bought.</summary>
    public int Days => Head.ValidTo!.Value.DayNumber - Head.ValidFrom.DayNumber + 1;

    /// <summary>Days of a month that lie in it.</summary>
    public int DaysIn(BillingMonth month) => DaysUntil(month.Next.FirstDay) - DaysUntil(month.FirstDay);

    /// <summary>USD of a month: the price by days. The shares of all months come to the price exactly.</summary>
    public decimal ShareUsd(BillingMonth month) => UsdUntil(month.Next.FirstDay) - UsdUntil(month.FirstDay);

    private decimal UsdUntil(DateOnly day) => decimal.Round(PriceUsd * DaysUntil(day) / Days, Decimals);

    private int DaysUntil(DateOnly day) => Math.Clamp(day.DayNumber - Head.ValidFrom.DayNumber, 0, Days);
}
