namespace StreamOps.Domain.Pricing;

/// <summary>Rule of three in whole numbers: exact where the answer is whole.</summary>
internal static class Proportion
{
    /// <returns><c>value x numerator / denominator</c>, to the nearest whole; the value itself where the denominator is 0.</returns>
    public static long Of(long value, long numerator, long denominator) =>
        denominator == 0 ? value : (long)((((Int128)value * numerator) + (denominator / 2)) / denominator);
}
