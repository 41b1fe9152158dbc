using System.Globalization;
using StreamOps.Domain.Reconciliation;

namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>Reads an invoice out of what was written. Everything that is wrong is said at once, each beside its field.</summary>
/// <param name="source">Where it comes from: <c>form</c>, <c>csv</c> or <c>focus</c>.</param>
/// <param name="today">No bill is of days that begin later.</param>
/// <param name="figure">Reads a figure that is not negative.</param>
public sealed class InvoiceReading(string source, DateOnly today, InvoiceReading.TryFigure figure)
{
    public const int MostLines = 500;
    public const int LongestNumber = 100;
    public const int LongestDescription = 400;

    /// <summary>Of a figure: far more than any vendor bills.</summary>
    public const decimal Most = 100_000_000_000m;

    /// <summary>Typed by a person, who is asked for what a file of a vendor may leave open.</summary>
    public const string FromForm = "form";

    /// <summary>The plain form of docs/reconciliation.md, which is a person's too.</summary>
    public const string FromCsv = "csv";

    private const int LongestDays = 366;

    private readonly List<InvoiceFault> faults = [];

    public delegate bool TryFigure(string? text, out decimal figure);

    public IReadOnlyList<InvoiceFault> Faults => faults;

    /// <summary>As machines write figures.</summary>
    public static bool TryMachine(string? text, out decimal figure) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out figure);

    /// <returns>Null where something is wrong.</returns>
    public InvoiceDraft? Read(InvoiceText text)
    {
        var before = faults.Count;
        var vendor = text.Vendor?.Trim().ToLowerInvariant() ?? "";
        Check(BilledItem.All.Any(i => i.Vendor == vendor), text.Where, nameof(text.Vendor), "Choose agora or cloudflare.");
        var number = text.Number?.Trim() ?? "";
        Check(number.Length is > 0 and <= LongestNumber && !number.Any(char.IsControl), text.Where, nameof(text.Number), $"Write the invoice's number, at most {LongestNumber} characters.");
        Check(text.Currency?.Trim() is "USD", text.Where, nameof(text.Currency), "Write USD: the price book has no other currency.");
        var period = new BillingPeriod(Day(text.FirstDay, text.Where, nameof(text.FirstDay)), Day(text.LastDay, text.Where, nameof(text.LastDay)));
        Check(period.First <= today, text.Where, nameof(text.FirstDay), "Choose a first day that has begun: nobody bills later days yet.");
        Check(period.First == default || period.Last == default || period.Length is > 0 and <= LongestDays, text.Where, nameof(text.LastDay), $"Choose a last day from the first day on, at most {LongestDays} days in all.");
        Check(text.Lines.Count is > 0 and <= MostLines, text.Where, "Lines", $"Fill in at least one line; an invoice has at most {MostLines}.");
        var lines = text.Lines.Select(line => Read(line, vendor)).ToList();
        return faults.Count == before ? new InvoiceDraft(vendor, number, period, source, [.. lines.OfType<InvoiceDraftLine>()]) : null;
    }

    private InvoiceDraftLine? Read(InvoiceTextLine line, string vendor)
    {
        var item = BilledItem.Find(line.Item?.Trim().ToLowerInvariant());
        CheckLine(item is not null && (item.Vendor == vendor || !BilledItem.All.Any(i => i.Vendor == vendor)), line, nameof(line.Item), "Choose what the vendor billed, such as agora/rtc-hd or cloudflare/delivery.");
        var description = line.Description?.Trim().Replace('\0', '\uFFFD') ?? "";
        CheckLine(description.Length <= LongestDescription, line, nameof(line.Description), $"At most {LongestDescription} characters.");
        var (unit, quantity) = (line.Unit?.Trim().Replace('\0', '\uFFFD') ?? "", Quantity(line));
        CheckLine(unit.Length <= 40, line, nameof(line.Unit), "At most 40 characters.");
        var isAmount = TrySigned(line.Amount, out var amount);
        CheckLine(isAmount, line, nameof(line.Amount), "Write the amount in USD, such as 12.40, with a minus for a credit.");
        CheckLine(quantity is not < 0 || amount <= 0, line, nameof(line.Quantity), "A quantity that is taken off takes an amount off too: give the amount a minus, or the quantity none.");
        CheckLine(source != FromForm || quantity is not 0 || amount == 0, line, nameof(line.Quantity), "Write the quantity that the amount is for, or leave it out.");
        var minutes = quantity * UnitMinutes.Of(unit);
        CheckLine(source is not (FromForm or FromCsv) || quantity is null || minutes is not null, line, nameof(line.Unit), $"Choose one of {string.Join("; ", UnitMinutes.Offered)}, or leave the quantity out.");
        return item is null ? null : new InvoiceDraftLine(item, description, quantity, unit, minutes, amount);
    }

    private decimal? Quantity(InvoiceTextLine line)
    {
        var isThere = !string.IsNullOrWhiteSpace(line.Quantity);
        var isFigure = TrySigned(line.Quantity, out var quantity);
        CheckLine(!isThere || isFigure, line, nameof(line.Quantity), "Write the quantity as a figure, or leave it out.");
        return isThere && isFigure ? quantity : null;
    }

    /// <summary>A credit has a minus, in either form of the sign.</summary>
    private bool TrySigned(string? text, out decimal value)
    {
        var written = text?.Trim() ?? "";
        var isNegative = written.StartsWith('-') || written.StartsWith('\u2212');
        var isFigure = figure(isNegative ? written[1..] : written, out value) && value <= Most;
        value = isNegative ? -value : value;
        return isFigure;
    }

    private DateOnly Day(string? text, int where, string field)
    {
        var isDay = DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2100;
        Check(isDay, where, field, "Choose a day from 2000 to 2099, written yyyy-mm-dd.");
        return isDay ? day : default;
    }

    private void Check(bool right, int where, string field, string message) => Add(right, new InvoiceFault(where, false, field, message));

    private void CheckLine(bool right, InvoiceTextLine line, string field, string message) => Add(right, new InvoiceFault(line.Where, true, field, message));

    private void Add(bool right, InvoiceFault fault)
    {
        if (!right)
        {
            faults.Add(fault);
        }
    }
}
