namespace StreamOps.Domain.Pricing;

/// <summary>What a price book began as and what had become of it by some day: rows that hold are never taken out, so the shipped ones are still in it.</summary>
/// <param name="Preset">Null where the book holds no shipped price book whole.</param>
/// <param name="Added">Rows beside the shipped ones that had begun to hold by that day.</param>
public sealed record PriceBookOrigin(PricePreset? Preset, int Added)
{
    /// <summary>The book is this shipped one, unchanged: a month replayed under it is the month itself.</summary>
    public bool IsJust(PricePreset? preset) => preset is not null && Preset == preset && Added == 0;

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
