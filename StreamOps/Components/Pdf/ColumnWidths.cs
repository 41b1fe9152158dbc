namespace StreamOps.Components.Pdf;

/// <summary>How wide the columns of a table are: figures as wide as the widest, texts what they need as long as there is room for it.</summary>
internal static class ColumnWidths
{
    public const float Gap = 11;
    private const float Narrowest = 30;

    /// <param name="width">Of the table.</param>
    public static IReadOnlyList<float> Of(IReadOnlyList<Column> columns, IReadOnlyList<Row> rows, float width)
    {
        // The total is set in the wider face, and no figure may be cut.
        var needed = columns.Select((column, i) => Math.Max(
            Lettering.SmallStrong.Width(column.Head),
            rows.Select(r => (column.IsFigure ? Lettering.Strong : Lettering.Body).Width(r.Cells[i].Text)).DefaultIfEmpty().Max())).ToArray();
        var texts = Enumerable.Range(0, columns.Count).Where(i => !columns[i].IsFigure).ToList();
        var left = width - (Gap * (columns.Count - 1)) - needed.Where((_, i) => columns[i].IsFigure).Sum();
        Share(needed, columns, texts, left);
        return needed;
    }

    /// <summary>Who needs less than a fair share takes what is needed and leaves the rest to the others; what nobody needs is spread.</summary>
    private static void Share(float[] widths, IReadOnlyList<Column> columns, List<int> texts, float left)
    {
        if (widths.Where((_, i) => texts.Contains(i)).Sum() is var needed && needed <= left)
        {
            texts.ForEach(i => widths[i] += (left - needed) * columns[i].Weight / texts.Sum(t => columns[t].Weight));
            return;
        }

        while (texts.FindIndex(i => widths[i] <= Fair(i)) is var modest && modest >= 0)
        {
            left -= widths[texts[modest]];
            texts.RemoveAt(modest);
        }

        var fair = texts.ConvertAll(Fair);
        foreach (var (i, share) in texts.Zip(fair))
        {
            widths[i] = Math.Max(Narrowest, share);
        }

        float Fair(int column) => left * columns[column].Weight / texts.Sum(t => columns[t].Weight);
    }
}
