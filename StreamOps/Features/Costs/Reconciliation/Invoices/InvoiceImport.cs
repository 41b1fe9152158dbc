namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>What a file holds: invoices, or why it holds none.</summary>
public sealed record ImportedInvoices(IReadOnlyList<InvoiceDraft> Invoices, IReadOnlyList<string> Problems);

/// <summary>Reads a file of invoices, the plain form or FOCUS. One that is wrong anywhere is taken nowhere.</summary>
public static class InvoiceImport
{
    private const int MostProblems = 20;

    private static readonly Dictionary<string, string> Names = new()
    {
        [nameof(InvoiceText.FirstDay)] = "first_day",
        [nameof(InvoiceText.LastDay)] = "last_day",
    };

    /// <param name="number">Stands for the number of an invoice that the file gives none.</param>
    public static ImportedInvoices Read(byte[] bytes, string? number, DateOnly today)
    {
        try
        {
            var file = InvoiceFile.Read(bytes);
            var isFocus = FocusInvoices.Is(file);
            var reading = new InvoiceReading(isFocus ? "focus" : InvoiceReading.FromCsv, today, InvoiceReading.TryMachine);
            var texts = isFocus ? new FocusInvoices(file, number).Read() : InvoiceCsv.Read(file);
            var drafts = texts.Select(reading.Read).OfType<InvoiceDraft>().ToList();
            return reading.Faults.Count > 0 ? new ImportedInvoices([], [.. Said(reading.Faults)])
                : drafts.Count == 0 ? Refused("The file has no line below its headings.")
                : new ImportedInvoices(drafts, []);
        }
        catch (FormatException error)
        {
            return Refused(error.Message);
        }
    }

    private static IEnumerable<string> Said(IReadOnlyList<InvoiceFault> faults)
    {
        foreach (var fault in faults.Take(MostProblems))
        {
            yield return $"Line {fault.Where}, {Names.GetValueOrDefault(fault.Field) ?? fault.Field.ToLowerInvariant()}: {fault.Message}";
        }

        if (faults.Count > MostProblems)
        {
            yield return $"And {faults.Count - MostProblems} more.";
        }
    }

    private static ImportedInvoices Refused(string reason) => new([], [reason]);
}
