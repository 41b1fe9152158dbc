namespace StreamOps.Domain.Money;

/// <summary>A decimal without its trailing zeros, which say nothing: databases keep the same amount in different scales.</summary>
public static class PlainDecimal
{
    /// <summary>Dividing by it drops them.</summary>
    private const decimal One = 1.0000000000000000000000000000m;

    public static decimal Of(decimal value) => value / One;
}
