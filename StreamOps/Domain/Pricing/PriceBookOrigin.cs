namespace StreamOps.Domain.Pricing;

/// <summary>What a price book began as and what had become of it by some day: rows that hold are never taken out, so the shipped ones are still in it.</summary>
/// <param name="Preset">Null where the book holds no shipped price book whole.</param>
/// <param name="Added">Rows beside the shipped ones that had begun to hold by that day.</param>
public sealed record PriceBookOrigin(PricePreset? Preset, int Added)
{
    /// <param name="day">Billing day: what begins later says nothing of figures up to it.</param>
    public static PriceBookOrigin Of(PriceBook book, DateOnly day)
    {
        var rows = book.All.Where(p => p.ValidFrom <= day).Select(Unnumbered).ToHashSet();
        foreach (var preset in Enum.GetValues<PricePreset>())
        {
            var shipped = PricePresets.Rows(preset);
            if (shipped.All(rows.Contains))
            {
                return new PriceBookOrigin(preset, rows.Count - shipped.Count);
            }
        }

        return new PriceBookOrigin(null, rows.Count);
    }

    private static Price Unnumbered(Price price) => price with { Id = 0 };
}
