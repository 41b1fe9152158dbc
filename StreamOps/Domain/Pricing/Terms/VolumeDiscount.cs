namespace StreamOps.Domain.Pricing.Terms;

/// <summary>Per cent off from one minute of the month on.</summary>
/// <param name="FromMinute">Number of the first minute that it is for: 100,000 leaves 99,999 minutes without.</param>
public readonly record struct DiscountStep(decimal FromMinute, decimal Percent);

/// <summary>
/// Discounts that grow with the month's minutes. Each step is for the minutes within it alone, not for all of them, as Agora's legacy price page
/// has it: of 600,000 minutes 99,999 have none, 400,000 have the first step and 100,001 the second.
/// </summary>
/// <param name="Steps">In order of their first minutes.</param>
/// <param name="LastMinute">The last minute with a published discount; null: there is no end. What is beyond needs a contract, and gets none here.</param>
public sealed record VolumeDiscount(TermHead Head, IReadOnlyList<DiscountStep> Steps, decimal? LastMinute) : PriceTerm(Head)
{
    public override TermKind Kind => TermKind.VolumeDiscount;

    /// <summary>How the minutes from one point of the month to a later one fall into the steps; those without discount are left out.</summary>
    /// <param name="before">Minutes of the month before them.</param>
    /// <param name="minutes">How many they are.</param>
    public IEnumerable<(decimal Minutes, decimal Percent)> Within(decimal before, decimal minutes)
    {
        for (var i = 0; i < Steps.Count; i++)
        {
            var end = Math.Min(i + 1 < Steps.Count ? Steps[i + 1].FromMinute - 1 : decimal.MaxValue, LastMinute ?? decimal.MaxValue);
            var overlap = Math.Min(before + minutes, end) - Math.Max(before, Steps[i].FromMinute - 1);
            if (overlap > 0 && Steps[i].Percent > 0)
            {
                yield return (overlap, Steps[i].Percent);
            }
        }
    }

    public bool Equals(VolumeDiscount? other) => other is not null && Head == other.Head && LastMinute == other.LastMinute && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => HashCode.Combine(Head, Steps.Count, LastMinute);
}
