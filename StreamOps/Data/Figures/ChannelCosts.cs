using StreamOps.Data.Costs;
using StreamOps.Domain.Money;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>Reads what a channel is booked at, as the breakdown of the month has it: exact amounts added up, and the sum rounded up to a cent once.</summary>
public sealed class ChannelCosts(StreamOpsDb db)
{
    public async Task<decimal> MonthUsdAsync(long channelId, BillingMonth month, CancellationToken cancel) =>
        Booked((await BookedParts.ByChannelAsync(db, month, [channelId], cancel))[channelId]);

    /// <summary>What a month, or any, books of closed ones because of the channel's streams; beside <see cref="MonthUsdAsync"/>, not in it.</summary>
    public Task<IReadOnlyList<StatementAdjustment>> AdjustmentsAsync(long channelId, BillingMonth? month, CancellationToken cancel) =>
        AdjustmentReads.OfChannelAsync(db, channelId, month, cancel);

    /// <summary>Of the streams that began in a span, whatever month their costs fall into.</summary>
    public async Task<decimal> BegunUsdAsync(long channelId, Interval span, CancellationToken cancel) =>
        Booked(await BookedParts.OfBegunAsync(db, channelId, span, cancel));

    private static decimal Booked(IEnumerable<CostPart> parts) => Usd.ToCentsRoundedUp(parts.Sum(p => p.AmountUsd)) / 100m;
}
