using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StreamOps.Components;
using StreamOps.Data.Reconciliation;
using StreamOps.Domain.Reconciliation;

namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>An invoice as it is typed.</summary>
public sealed class InvoiceForm
{
    /// <summary>Empty lines below those that are filled in.</summary>
    private const int Spare = 3;

    public string? Vendor { get; set; }

    public string? Number { get; set; }

    public string? FirstDay { get; set; }

    public string? LastDay { get; set; }

    public string? Currency { get; set; } = "USD";

    public List<InvoiceLineForm> Lines { get; set; } = [];

    /// <summary>With the cycle of a vendor, and empty lines.</summary>
    public static InvoiceForm New(string vendor, BillingPeriod cycle) => new InvoiceForm { Vendor = vendor, FirstDay = Text(cycle.First), LastDay = Text(cycle.Last) }.WithSpare();

    public static InvoiceForm Of(InvoiceRow invoice) => new InvoiceForm
    {
        Vendor = invoice.Vendor,
        Number = invoice.Number,
        FirstDay = Text(invoice.FirstDay),
        LastDay = Text(invoice.LastDay),
        Lines =
        [
            .. invoice.Lines.Select(l => new InvoiceLineForm
            {
                Item = l.Item,
                Description = l.Description,
                Quantity = Plain(l.Quantity),
                Unit = l.Unit,
                Amount = Plain(l.AmountUsd),
            }),
        ],
    }.WithSpare();

    /// <summary>Room for more lines; what is filled in stays in its place.</summary>
    public InvoiceForm WithSpare()
    {
        var empty = Lines.AsEnumerable().Reverse().TakeWhile(l => l.IsEmpty).Count();
        Lines.AddRange(Enumerable.Range(0, Math.Max(0, Math.Min(Spare - empty, InvoiceReading.MostLines - Lines.Count))).Select(_ => new InvoiceLineForm()));
        return this;
    }

    /// <returns>Null where something is wrong; said beside its field.</returns>
    public InvoiceDraft? Read(ModelStateDictionary errors, DateOnly today)
    {
        var reading = new InvoiceReading(InvoiceReading.FromForm, today, TypedFigure.TryRead);
        var lines = Lines.Index().Where(l => !l.Item.IsEmpty)
            .Select(l => new InvoiceTextLine(l.Index, l.Item.Item, l.Item.Description, l.Item.Quantity, l.Item.Unit, l.Item.Amount)).ToList();
        var draft = reading.Read(new InvoiceText(0, Vendor, Number, FirstDay, LastDay, Currency, lines));
        foreach (var fault in reading.Faults)
        {
            errors.AddModelError(fault.IsOfLine ? $"Form.Lines[{fault.Where}].{fault.Field}" : $"Form.{fault.Field}", fault.Message);
        }

        return draft;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Plain(decimal? value) => value?.ToString("0.############", CultureInfo.InvariantCulture);
}

/// <summary>A line as it is typed; an empty one is none.</summary>
public sealed class InvoiceLineForm
{
    public string? Item { get; set; }

    public string? Description { get; set; }

    public string? Quantity { get; set; }

    public string? Unit { get; set; } = UnitMinutes.Offered[0];

    public string? Amount { get; set; }

    public bool IsEmpty => new[] { Item, Description, Quantity, Amount }.All(string.IsNullOrWhiteSpace);
}
