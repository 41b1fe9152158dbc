namespace StreamOps.Components.Pdf;

/// <summary>The axis of a chart from 0 upward, in round steps.</summary>
/// <param name="Step">1, 2 or 5 of some power of ten.</param>
/// <param name="Steps">Enough for the largest value.</param>
internal sealed record ChartScale(decimal Step, int Steps)
{
    private const int Fewest = 3;
    private const decimal Smallest = 0.01m;

    private static readonly int[] Round = [5, 2, 1];

    public decimal Most => Step * Steps;

    /// <param name="largest">Value that the axis must reach.</param>
    public static ChartScale Of(decimal largest)
    {
        var power = Smallest;
        while (power * 10 * Fewest <= largest)
        {
            power *= 10;
        }

        var step = power * Round.First(round => round == 1 || power * round * Fewest <= largest);
        return new ChartScale(step, Math.Max(1, (int)decimal.Ceiling(largest / step)));
    }
}
