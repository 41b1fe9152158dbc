namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>The plain form of invoices as a file: a line of an invoice a row, with the invoice's head in each. Order of columns is free.</summary>
public static class InvoiceCsv
{
    /// <summary>Every column that the plain form has; quantity, unit and description may be left out.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["vendor", "number", "first_day", "last_day", "currency", "item", "description", "quantity", "unit", "amount"];

    private static readonly string[] Required = ["vendor", "number", "first_day", "last_day", "currency", "item", "amount"];

    /// <exception cref="FormatException">A column is missing, or the rows of an invoice contradict each other.</exception>
    public static IEnumerable<InvoiceText> Read(InvoiceFile file)
    {
        var missing = Required.Where(c => !file.Has(c)).ToList();
        if (missing.Count > 0)
        {
            throw new FormatException($"The first line has no column {string.Join(", ", missing)}. The plain form has {string.Join(", ", Columns)}; a FOCUS file has BilledCost and ChargePeriodStart.");
        }

        return file.Rows.GroupBy(r => (file.Cell(r.Cells, "vendor")?.Trim().ToLowerInvariant(), file.Cell(r.Cells, "number")?.Trim())).Select(rows => One(file, [.. rows]));
    }

    private static InvoiceText One(InvoiceFile file, List<(int Line, string[] Cells)> rows)
    {
        var (where, head) = rows[0];
        foreach (var column in new[] { "first_day", "last_day", "currency" })
        {
            if (rows.FindIndex(r => file.Cell(r.Cells, column) != file.Cell(head, column)) is >= 0 and var odd)
            {
                throw new FormatException($"Line {rows[odd].Line}, {column}: not the same as on line {where}, which is of the same invoice.");
            }
        }

        return new InvoiceText(
            where,
            file.Cell(head, "vendor"),
            file.Cell(head, "number"),
            file.Cell(head, "first_day"),
            file.Cell(head, "last_day"),
            file.Cell(head, "currency"),
            rows.ConvertAll(r => new InvoiceTextLine(
                r.Line, file.Cell(r.Cells, "item"), file.Cell(r.Cells, "description"), file.Cell(r.Cells, "quantity"), file.Cell(r.Cells, "unit"), file.Cell(r.Cells, "amount"))));
    }
}
