using StreamOps.Domain.Pricing;

namespace StreamOps.Domain.Reports;

/// <summary>
/// What is still to be booked so that a closed month's line of a stream and all its corrections come to what the line should be now. Exact list
/// prices: a month's free minutes and its rounding are closed with it.
/// </summary>
public static class Correction
{
    /// <summary>Decimals of a dollar that both databases keep of an amount.</summary>
    public const int Decimals = 12;

    /// <param name="now">What the line should be; null: nothing.</param>
    /// <param name="frozen">What it was closed at; null: nothing.</param>
    /// <param name="bookedUsd">Corrections of it that other months hold.</param>
    /// <returns>USD; 0: nothing is left to correct. Negative: it was closed too dear.</returns>
    public static decimal RestUsd(CostLine? now, FrozenLine? frozen, decimal bookedUsd) =>
        Kept(now?.AmountUsd ?? 0) - Kept(frozen?.AmountUsd ?? 0) - bookedUsd;

    /// <param name="now">As in <see cref="RestUsd"/>.</param>
    /// <param name="frozen">As in <see cref="RestUsd"/>.</param>
    /// <param name="wasThere">The closed month has any line of the stream.</param>
    public static CorrectionCause CauseOf(CostLine? now, FrozenLine? frozen, bool wasThere)
    {
        if (!wasThere)
        {
            return CorrectionCause.LateStream;
        }

        if (now is not null && frozen is not null && now.DurationMs != frozen.DurationMs)
        {
            return CorrectionCause.ChangedSpan;
        }

        var isSame = now?.Parts.Sum(p => p.QuantityMs) == frozen?.QuantityMs;
        return isSame || (frozen is null && now is { ViewerMs: 0 }) ? CorrectionCause.ChangedPrice : CorrectionCause.LateUsage;
    }

    private static decimal Kept(decimal amountUsd) => decimal.Round(amountUsd, Decimals, MidpointRounding.AwayFromZero);
}
