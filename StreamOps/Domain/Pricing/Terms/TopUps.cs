using StreamOps.Domain.Time;

namespace StreamOps.Domain.Pricing.Terms;

/// <summary>Minutes bought for a year, as months use them up: what lapses first goes first.</summary>
internal sealed class TopUps(TermBook terms, string vendor)
{
    private readonly Dictionary<TopUp, decimal> used = [];

    /// <summary>Takes what a month needs beyond its package. Months come in order.</summary>
    /// <returns>What there was of it.</returns>
    public decimal Take(BillingMonth month, decimal minutes)
    {
        var needed = minutes;
        foreach (var bought in terms.Bought<TopUp>(vendor, month).OrderBy(t => t.Head.ValidTo))
        {
            var taken = Math.Min(needed, bought.Minutes - used.GetValueOrDefault(bought));
            used[bought] = used.GetValueOrDefault(bought) + taken;
            needed -= taken;
        }

        return minutes - needed;
    }

    /// <summary>What is left after a month, of those that hold on.</summary>
    public decimal LeftAfter(BillingMonth month) =>
        terms.Bought<TopUp>(vendor, month).Where(t => t.Head.ValidTo > month.LastDay).Sum(t => t.Minutes - used.GetValueOrDefault(t));
}
