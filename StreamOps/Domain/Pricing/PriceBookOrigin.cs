namespace StreamOps.Domain.Pricing;

/// <summary>What a price book began as and what became of it: rows are only ever added, so the shipped ones are still in it.</summary>
/// <param name="Preset">Null where the book holds no shipped price book whole.</param>
/// <param name="Added">Rows beside the shipped ones, those that will hold later included.</param>
public sealed record PriceBookOrigin(PricePreset? Preset, int Added)
{
    /// <summary>The book is this shipped one, unchanged: a month replayed under it is the month itself.</summary>
    public bool IsJust(PricePreset? preset) => preset is not null && Preset == preset && Added == 0;

    public static PriceBookOrigin Of(PriceBook book)
    {
        var rows = book.All.Select(Unnumbered).ToHashSet();
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
