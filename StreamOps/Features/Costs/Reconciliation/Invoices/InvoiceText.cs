namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>An invoice as it was written, in a form or a file, before anybody knows whether it is right.</summary>
/// <param name="Where">Line of the file; 0 in a form.</param>
public sealed record InvoiceText(
    int Where, string? Vendor, string? Number, string? FirstDay, string? LastDay, string? Currency, IReadOnlyList<InvoiceTextLine> Lines);

/// <param name="Where">Line of the file, or of the form, from 0.</param>
public sealed record InvoiceTextLine(int Where, string? Item, string? Description, string? Quantity, string? Unit, string? Amount);

/// <summary>What is wrong with an invoice, and where.</summary>
/// <param name="IsOfLine">Of one of its lines, not of its head.</param>
/// <param name="Field">Name of the property.</param>
public readonly record struct InvoiceFault(int Where, bool IsOfLine, string Field, string Message);
