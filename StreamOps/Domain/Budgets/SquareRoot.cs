namespace StreamOps.Domain.Budgets;

/// <summary>Root of an amount without a detour through binary fractions.</summary>
internal static class SquareRoot
{
    /// <param name="value">Not negative.</param>
    /// <returns>To the last decimals, by Newton's method, which comes from above and stops when it no longer falls.</returns>
    public static decimal Of(decimal value)
    {
        if (value <= 0)
        {
            return 0;
        }

        var root = value > 1 ? value : 1;
        for (var next = Step(root, value); next < root; next = Step(root, value))
        {
            root = next;
        }

        return root;
    }

    private static decimal Step(decimal root, decimal value) => (root + (value / root)) / 2;
}
