using Microsoft.AspNetCore.Mvc.ModelBinding;
using StreamOps.Components;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Streams;
using StreamOps.Features.Costs.Prices;

namespace StreamOps.Features.Costs.Terms;

/// <summary>Reads the form of a term, with a message beside every field that is wrong.</summary>
internal sealed class TermReading(TermForm form, ModelStateDictionary errors)
{
    private const decimal MostUsd = 1_000_000m;
    private const decimal MostMinutes = 1_000_000_000_000m;
    private const int LongestSource = 400;
    private const int LongestName = 60;

    /// <summary>Null where a field is wrong.</summary>
    public PriceTerm? Term(TermKind kind)
    {
        var line = kind == TermKind.ContractPrice ? Line() : null;
        var (from, to) = new TermDays(form, errors).Read(kind);
        var head = new TermHead(0, line?.Kind.Service ?? Vendor(kind), from, to, Source());
        var term = Of(kind, head, line);
        return errors.IsValid ? term : null;
    }

    private PriceTerm Of(TermKind kind, TermHead head, PricedLine? line) => kind switch
    {
        TermKind.FreeMinutes => new FreeMinutes(head, Minutes(least: 0)),
        TermKind.VolumeDiscount => Discount(head, new TermSteps(form, errors).Read()),
        TermKind.Package => new MinutePackage(head, Name("Write the name of the package"), Usd("Write the fee of a month"), Minutes(least: 0), Overage()),
        TermKind.TopUp => new TopUp(head, Minutes(least: 1), Usd("Write what it cost")),
        TermKind.StorageBlocks => new StorageBlocks(head, Minutes(least: 1), Usd("Write what it cost")),
        TermKind.ContractPrice => new ContractPrice(head, line?.Kind ?? default, line?.Basis ?? default, Tier(), PerThousand()),
        TermKind.Tax => new Tax(head, Name("Write the name of the tax"), Figure(form.Percent, nameof(TermForm.Percent), 0, 100, "Write per cent from 0 to 100, for example 9.")),
        _ => new InvoiceCurrency(head, Currency(), Figure(form.PerUsd, nameof(TermForm.PerUsd), 0.000001m, MostUsd, "Write how much of the currency a dollar is, for example 0.92.")),
    };

    private VolumeDiscount Discount(TermHead head, IReadOnlyList<DiscountStep> steps)
    {
        var last = Optional(form.LastMinute, nameof(TermForm.LastMinute), MostMinutes, "Write the last minute that has a discount, or leave it empty.");
        Check(last is null || steps.Count == 0 || last >= steps[^1].FromMinute, nameof(TermForm.LastMinute), "Write a last minute within the last step, or leave out the steps beyond it.");
        return new VolumeDiscount(head, steps, last);
    }

    private PricedLine? Line()
    {
        var line = PricedLine.Find(form.Line);
        Check(line is not null, nameof(TermForm.Line), "Choose the line that the price is for.");
        return line;
    }

    private ResolutionTier? Tier()
    {
        var isTier = WireName.TryParse<ResolutionTier>(form.Tier, out var tier);
        Check(isTier || string.IsNullOrEmpty(form.Tier), nameof(TermForm.Tier), "Choose a tier of the list.");
        return isTier ? tier : null;
    }

    private string Vendor(TermKind kind)
    {
        if (TermFields.VendorOf(kind) is { } only)
        {
            return only;
        }

        Check(ExpectedInvoice.Vendors.Contains(form.Vendor), nameof(TermForm.Vendor), "Choose the vendor that writes the invoice.");
        return form.Vendor ?? "";
    }

    private string Name(string what)
    {
        var name = form.Name?.Trim() ?? "";
        Check(name.Length is > 0 and <= LongestName && !name.Any(char.IsControl), nameof(TermForm.Name), $"{what}, in at most 60 characters.");
        return name;
    }

    private string Currency()
    {
        var code = form.Name?.Trim().ToUpperInvariant() ?? "";
        Check(code.Length == 3 && code.All(char.IsAsciiLetterUpper), nameof(TermForm.Name), "Write the three letters of the currency, for example EUR.");
        return code;
    }

    private string Source()
    {
        var source = form.Source?.Trim() ?? "";
        Check(source.Length is > 0 and <= LongestSource, nameof(TermForm.Source), "Say where it comes from, in at most 400 characters.");
        return source;
    }

    private decimal Minutes(decimal least) =>
        Figure(form.Minutes, nameof(TermForm.Minutes), least, MostMinutes, least == 0 ? "Write how many minutes, for example 10000; 0 for none." : "Write how many minutes, for example 1000.");

    private decimal Usd(string what) => Figure(form.AmountUsd, nameof(TermForm.AmountUsd), 0, MostUsd, $"{what} in USD, up to {Show.Count(1_000_000)}, with at most 8 decimals, for example {TypedFigure.Example}.");

    private decimal PerThousand() =>
        Figure(form.UsdPerThousand, nameof(TermForm.UsdPerThousand), 0, MostUsd, $"Write USD for 1,000 minutes, with at most 8 decimals, for example {TypedFigure.Example}.");

    private decimal? Overage() =>
        Optional(form.UsdPerThousand, nameof(TermForm.UsdPerThousand), MostUsd, "Write USD for 1,000 standard minutes, for example 0.99, or leave it empty where the service stops.");

    private decimal? Optional(string? text, string name, decimal most, string message) =>
        string.IsNullOrWhiteSpace(text) ? null : Figure(text, name, 0, most, message);

    private decimal Figure(string? text, string name, decimal least, decimal most, string message)
    {
        var read = TypedFigure.TryRead(text, out var figure) && figure >= least && figure <= most && decimal.Round(figure, 8) == figure;
        Check(read, name, message);
        return figure;
    }

    private void Check(bool right, string name, string message)
    {
        if (!right)
        {
            errors.AddModelError($"Form.{name}", message);
        }
    }
}
