namespace StreamOps.Components.Pdf;

/// <summary>
/// Rows under a head that every further page repeats. Neither the first row nor the last stands alone on a page, and the total never without rows.
/// A short table is not torn apart.
/// </summary>
/// <param name="empty">Said in place of a table without rows.</param>
/// <param name="total">The last row; null: the rows do not add up to anything.</param>
internal sealed class Table(string empty, IReadOnlyList<Column> columns, IReadOnlyList<Row> rows, Row? total = null) : Block
{
    private const float Head = 16;
    private const float After = 8;
    private const float Short = 190;

    private TableLayout? layout;

    public override bool IsWhole => false;

    public override float Least(float width) => rows.Count == 0 ? Nothing.Least(width) : Head + HeightFrom(0, Laid(width));

    private Paragraph Nothing => Paragraph.Note(empty);

    public override void Write(Flow flow)
    {
        if (rows.Count == 0)
        {
            Nothing.Write(flow);
            return;
        }

        var laid = Laid(flow.Sheet.TextWidth);
        flow.Need(Least(flow.Sheet.TextWidth));
        DrawHead(flow, laid);
        flow.Repeat = () => DrawHead(flow, laid);
        for (var i = 0; i < laid.Rows.Count; i++)
        {
            flow.Need(HeightFrom(i, laid));
            DrawRow(flow, laid, laid.Rows[i], Lettering.Body);
        }

        flow.Repeat = null;
        if (laid.Total is { } sum)
        {
            flow.Pen.Rule(Sheet.Left, flow.Sheet.Right, flow.Top, 0.75f, Palette.Ink);
            DrawRow(flow, laid, sum, Lettering.Strong);
        }

        flow.Move(After);
    }

    private TableLayout Laid(float width) => layout ??= new TableLayout(columns, rows, total, width);

    /// <summary>Height of what must stay with a row: the second with the first, the last two and the total with each other.</summary>
    private static float HeightFrom(int row, TableLayout laid)
    {
        var count = laid.Rows.Count;
        var isLast = row >= count - 2 || (row == 0 && (count == 3 || laid.Height <= Short));
        var together = isLast ? count - row : row == 0 ? 2 : 1;
        return laid.Rows.Skip(row).Take(together).Sum(r => r.Height) + (isLast ? laid.Total?.Height ?? 0 : 0);
    }

    private void DrawHead(Flow flow, TableLayout laid)
    {
        foreach (var (column, left, width) in columns.Zip(laid.Lefts, laid.Widths))
        {
            if (column.IsFigure)
            {
                flow.Pen.TextUpTo(column.Head, Sheet.Left + left + width, flow.Top, Lettering.SmallStrong);
            }
            else
            {
                flow.Pen.Text(column.Head, Sheet.Left + left, flow.Top, Lettering.SmallStrong);
            }
        }

        flow.Move(Head);
        flow.Pen.Rule(Sheet.Left, flow.Sheet.Right, flow.Top - 2, 0.75f, Palette.Ink);
    }

    private void DrawRow(Flow flow, TableLayout laid, LaidRow row, Lettering lettering)
    {
        foreach (var (i, left) in laid.Lefts.Index())
        {
            DrawCell(flow.Pen, columns[i], row.Row.Cells[i], row.Lines[i], (Sheet.Left + left, flow.Top + TableLayout.Padding, laid.Widths[i]), lettering);
        }

        var top = flow.Top + TableLayout.Padding + (row.Lines.Max(l => l.Count) * lettering.Leading);
        foreach (var (i, line) in row.Note.Index())
        {
            flow.Pen.Text(line, Sheet.Left, top + (i * Lettering.Small.Leading), Lettering.Small);
        }

        flow.Move(row.Height);
        flow.Pen.Rule(Sheet.Left, flow.Sheet.Right, flow.Top, 0.35f, Palette.Hairline);
    }

    private static void DrawCell(Pen pen, Column column, Cell cell, IReadOnlyList<string> lines, (float Left, float Top, float Width) at, Lettering lettering)
    {
        foreach (var (i, line) in lines.Index())
        {
            var left = column.IsFigure ? at.Left + at.Width - lettering.Width(line) : at.Left;
            pen.Text(line, left, at.Top + (i * lettering.Leading), lettering);
        }

        if (cell.Link is not null)
        {
            pen.Link(at.Left, at.Top, at.Width, lines.Count * lettering.Leading, cell.Link);
        }
    }
}
