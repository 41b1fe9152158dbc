using StreamOps.Domain.Time;

namespace StreamOps.Domain.Pricing.Terms;

/// <summary>A package of standard minutes: real-time minutes are not billed by the minute, but out of it, out of top-ups, and beyond both.</summary>
internal static class PackageSteps
{
    public static PackageUse Add(InvoiceDraft draft, IReadOnlyList<UsageSegment> segments, InvoiceFacts facts, TermBook terms, MinutePackage package)
    {
        foreach (var segment in segments.Where(s => VendorOrder.IsRealTime(s.Basis)))
        {
            draft.Add(segment.Price.Kind, segment.Step(InvoiceStepKind.InPackage, segment.Minutes, -segment.UnitUsd, "Counted in standard minutes of the package instead, which takes the place of free minutes too."));
        }

        var used = InvoiceFacts.StandardMinutesOf(facts.OwnUsage);
        var topUps = Before(facts, terms);
        var beyond = Math.Max(0, used - package.Minutes);
        var bought = topUps.Take(facts.Month, beyond);
        draft.Add(InvoiceItem.Package, Steps(package, bought, beyond - bought));
        return new PackageUse(package.Name, used, package.Minutes, bought, beyond - bought, topUps.LeftAfter(facts.Month));
    }

    /// <summary>Top-ups are billed when they are bought, whether or not a package holds.</summary>
    public static void AddPurchases(InvoiceDraft draft, TermBook terms, string vendor, BillingMonth month) => draft.Add(InvoiceItem.TopUp, terms
        .Bought<TopUp>(vendor, month)
        .Where(t => BillingMonth.Of(t.Head.ValidFrom) == month)
        .Select(t => InvoiceStep.Of(InvoiceStepKind.TopUp, null, null, 1, 1, t.PriceUsd, FormattableString.Invariant($"{t.Minutes:0.##} standard minutes, valid to {t.Head.ValidTo:yyyy-MM-dd}. {t.Head.Source}"))));

    private static IEnumerable<InvoiceStep> Steps(MinutePackage package, decimal bought, decimal over)
    {
        yield return InvoiceStep.Of(InvoiceStepKind.PackageFee, null, null, 1, 1, package.FeeUsd, FormattableString.Invariant($"{package.Name}: {package.Minutes:0.##} standard minutes a month. {package.Head.Source}"));
        yield return new InvoiceStep(InvoiceStepKind.FromTopUp, null, null, bought, 1000, null, 0, "Beyond the package, paid for when the top-up was bought.");
        yield return package.OverageUsdPerThousand is { } price
            ? InvoiceStep.Of(InvoiceStepKind.Overage, null, null, over, 1000, price, $"Standard minutes beyond the package. {package.Head.Source}")
            : new InvoiceStep(InvoiceStepKind.Overage, null, null, over, 1000, null, 0, "Beyond the package the vendor stops its service: these minutes cannot have been billed.");
    }

    /// <summary>Top-ups as the months before have left them.</summary>
    private static TopUps Before(InvoiceFacts facts, TermBook terms)
    {
        var topUps = new TopUps(terms, facts.Vendor);
        foreach (var (month, used) in facts.StandardBefore.Where(m => m.Key < facts.Month).OrderBy(m => m.Key))
        {
            // Without a package in that month nothing was used out of one.
            if (terms.PackageOf(facts.Vendor, month) is { } package)
            {
                topUps.Take(month, Math.Max(0, used - package.Minutes));
            }
        }

        return topUps;
    }
}
