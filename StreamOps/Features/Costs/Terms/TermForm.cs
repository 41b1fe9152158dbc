using System.Globalization;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Streams;
using StreamOps.Features.Costs.Prices;

namespace StreamOps.Features.Costs.Terms;

/// <summary>A step of a discount as it is typed; without a first minute there is none.</summary>
public sealed class StepForm
{
    public string? FromMinute { get; set; }

    public string? Percent { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(FromMinute) && string.IsNullOrWhiteSpace(Percent);
}

/// <summary>A new term as it is typed. Each kind has its own fields; the others are not looked at.</summary>
public sealed class TermForm
{
    public const int MostSteps = 5;

    public string? Kind { get; set; }

    /// <summary>Of a tax or a currency; the other kinds are of one vendor.</summary>
    public string? Vendor { get; set; }

    /// <summary>Of a package or a tax; of a currency its code.</summary>
    public string? Name { get; set; }

    public string? Minutes { get; set; }

    public string? AmountUsd { get; set; }

    public string? UsdPerThousand { get; set; }

    public string? Percent { get; set; }

    public string? PerUsd { get; set; }

    public string? LastMinute { get; set; }

    public List<StepForm> Steps { get; set; } = [];

    /// <summary>Key of a <see cref="PricedLine"/>.</summary>
    public string? Line { get; set; }

    public string? Tier { get; set; }

    public string? ValidFrom { get; set; }

    public string? ValidTo { get; set; }

    public string? Source { get; set; }

    /// <summary>The revision that the reader has seen that this one takes the place of.</summary>
    public int Replaces { get; set; }

    public static TermForm Empty(TermKind kind, DateOnly from) => new()
    {
        Kind = WireName.Of(kind),
        ValidFrom = Text(from),
        Steps = [.. Enumerable.Range(0, MostSteps).Select(_ => new StepForm())],
    };

    /// <summary>What a term says, to be looked over before it is added.</summary>
    public static TermForm Of(PriceTerm term)
    {
        var form = Empty(term.Kind, term.Head.ValidFrom);
        (form.Vendor, form.Source) = (term.Head.Vendor, term.Head.Source);
        form.ValidTo = term.Head.ValidTo is { } last && term.Kind != TermKind.TopUp ? Text(last) : null;
        switch (term)
        {
            case FreeMinutes free:
                form.Minutes = Text(free.Minutes);
                break;
            case VolumeDiscount discount:
                form.LastMinute = Text(discount.LastMinute);
                form.Steps = [.. discount.Steps.Select(s => new StepForm { FromMinute = Text(s.FromMinute), Percent = Text(s.Percent) }), .. form.Steps.Skip(discount.Steps.Count)];
                break;
            case MinutePackage package:
                (form.Name, form.AmountUsd, form.Minutes, form.UsdPerThousand) = (package.Name, Text(package.FeeUsd), Text(package.Minutes), Text(package.OverageUsdPerThousand));
                break;
            case TopUp topUp:
                (form.Minutes, form.AmountUsd) = (Text(topUp.Minutes), Text(topUp.PriceUsd));
                break;
            case StorageBlocks blocks:
                (form.Minutes, form.AmountUsd) = (Text(blocks.Minutes), Text(blocks.PriceUsd));
                break;
            case Tax tax:
                (form.Name, form.Percent) = (tax.Name, Text(tax.Percent));
                break;
        }

        return form;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(decimal? figure) => figure?.ToString("0.########", CultureInfo.InvariantCulture);
}
