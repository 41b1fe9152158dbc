namespace StreamOps.Components.Pdf;

/// <summary>A row with its text broken into lines.</summary>
internal sealed record LaidRow(Row Row, IReadOnlyList<IReadOnlyList<string>> Lines, IReadOnlyList<string> Note, float Height);

/// <summary>Where the columns of a table stand and where the texts of its rows break. Measured once, drawn as often as one likes.</summary>
internal sealed class TableLayout
{
    public const float Padding = 2.5f;
    private const float BelowNote = 2;
    private const int MostLines = 3;
    private const int MostNoteLines = 6;

    private readonly IReadOnlyList<Column> columns;
    private readonly float width;

    public TableLayout(IReadOnlyList<Column> columns, IReadOnlyList<Row> rows, Row? total, float width)
    {
        this.columns = columns;
        this.width = width;
        Widths = ColumnWidths.Of(columns, total is null ? rows : [.. rows, total], width);
        Rows = [.. rows.Select(row => Laid(row, Lettering.Body))];
        Total = total is null ? null : Laid(total, Lettering.Strong);
        Height = Rows.Sum(r => r.Height) + (Total?.Height ?? 0);
    }

    public IReadOnlyList<float> Widths { get; }

    public IReadOnlyList<LaidRow> Rows { get; }

    public LaidRow? Total { get; }

    /// <summary>Of all rows and the total.</summary>
    public float Height { get; }

    /// <summary>Left edge of each column, from that of the table.</summary>
    public IEnumerable<float> Lefts
    {
        get
        {
            var left = 0f;
            foreach (var column in Widths)
            {
                yield return left;
                left += column + ColumnWidths.Gap;
            }
        }
    }

    private LaidRow Laid(Row row, Lettering lettering)
    {
        var lines = row.Cells.Select((cell, i) => columns[i].IsFigure ? [cell.Text] : TextLines.Of(PrintText.Of(cell.Text), lettering, Widths[i], MostLines)).ToList();
        var note = row.Note is null ? [] : TextLines.Of(PrintText.Of(row.Note), Lettering.Small, width, MostNoteLines);
        var below = note.Count == 0 ? 0 : (note.Count * Lettering.Small.Leading) + BelowNote;
        var height = (lines.Max(l => l.Count) * lettering.Leading) + below + (2 * Padding);
        return new LaidRow(row, lines, note, height);
    }
}
