using System.Globalization;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Streams;

namespace StreamOps.Data.Costs;

/// <summary>Which columns a kind of term lies in.</summary>
internal static class PriceTermColumns
{
    public static PriceTerm Read(PriceTermRow row)
    {
        var head = new TermHead(row.Id, row.Vendor, row.ValidFrom, row.ValidTo, row.Source);
        return row.Kind switch
        {
            TermKind.FreeMinutes => new FreeMinutes(head, row.Minutes!.Value),
            TermKind.VolumeDiscount => new VolumeDiscount(head, ReadSteps(row.Steps!), row.Minutes),
            TermKind.Package => new MinutePackage(head, row.Name!, row.AmountUsd!.Value, row.Minutes!.Value, row.UsdPerThousand),
            TermKind.TopUp => new TopUp(head, row.Minutes!.Value, row.AmountUsd!.Value),
            TermKind.StorageBlocks => new StorageBlocks(head, row.Minutes!.Value, row.AmountUsd!.Value),
            TermKind.ContractPrice => new ContractPrice(
                head, new CostKind(row.Vendor, row.CostType!), row.Basis!.Value, WireName.TryParse<ResolutionTier>(row.Tier, out var tier) ? tier : null, row.UsdPerThousand!.Value),
            TermKind.Tax => new Tax(head, row.Name!, row.Percent!.Value),
            _ => new InvoiceCurrency(head, row.Name!, row.PerUsd!.Value),
        };
    }

    public static void Write(PriceTerm term, PriceTermRow row)
    {
        switch (term)
        {
            case FreeMinutes free:
                row.Minutes = free.Minutes;
                break;
            case VolumeDiscount discount:
                (row.Steps, row.Minutes) = (WriteSteps(discount.Steps), discount.LastMinute);
                break;
            case MinutePackage package:
                (row.Name, row.AmountUsd, row.Minutes, row.UsdPerThousand) = (package.Name, package.FeeUsd, package.Minutes, package.OverageUsdPerThousand);
                break;
            case TopUp topUp:
                (row.Minutes, row.AmountUsd) = (topUp.Minutes, topUp.PriceUsd);
                break;
            case StorageBlocks blocks:
                (row.Minutes, row.AmountUsd) = (blocks.Minutes, blocks.PriceUsd);
                break;
            case ContractPrice price:
                (row.CostType, row.Basis, row.UsdPerThousand) = (price.Line.CostType, price.Basis, price.UsdPerThousand);
                row.Tier = price.Tier is { } tier ? WireName.Of(tier) : PriceRow.AnyTier;
                break;
            case Tax tax:
                (row.Name, row.Percent) = (tax.Name, tax.Percent);
                break;
            case InvoiceCurrency currency:
                (row.Name, row.PerUsd) = (currency.Code, currency.PerUsd);
                break;
        }
    }

    private static string WriteSteps(IEnumerable<DiscountStep> steps) =>
        string.Join(';', steps.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.FromMinute:0.########}:{s.Percent:0.########}")));

    private static IReadOnlyList<DiscountStep> ReadSteps(string text) =>
    [
        .. text.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(step => step.Split(':'))
            .Select(step => new DiscountStep(decimal.Parse(step[0], CultureInfo.InvariantCulture), decimal.Parse(step[1], CultureInfo.InvariantCulture))),
    ];
}
