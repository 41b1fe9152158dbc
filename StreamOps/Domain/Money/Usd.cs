namespace StreamOps.Domain.Money;

/// <summary>Rounding of money. Amounts stay exact decimals until the line that finance sees, and are rounded there once, upward.</summary>
public static class Usd
{
    /// <summary>
    /// Rounds an amount up to a whole cent: never below the truth, less than a cent above it.
    /// The twentieth decimal is settled first: a sum of quotients such as 1/3 + 2/3 may carry an error near 1e-27,
    /// which must not buy a cent, while the smallest true fraction of a cent (a millisecond at a list price) is above 1e-14.
    /// </summary>
    /// <param name="amountUsd">USD, may be negative (a correction): then it is rounded towards zero, which is upward too.</param>
    public static decimal RoundUpToCent(decimal amountUsd) => ToCentsRoundedUp(amountUsd) / 100m;

    /// <summary>The same as <see cref="RoundUpToCent"/>, in cents.</summary>
    public static long ToCentsRoundedUp(decimal amountUsd) =>
        decimal.ToInt64(decimal.Ceiling(decimal.Round(amountUsd, 20, MidpointRounding.ToEven) * 100m));
}
