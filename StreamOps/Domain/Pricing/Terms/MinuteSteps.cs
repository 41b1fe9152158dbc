namespace StreamOps.Domain.Pricing.Terms;

/// <summary>Book price, contract price, free minutes and volume discount: what makes of minutes used minutes to pay for.</summary>
internal static class MinuteSteps
{
    public static void Price(InvoiceDraft draft, IReadOnlyList<UsageSegment> segments)
    {
        foreach (var segment in segments)
        {
            draft.Add(segment.Price.Kind, segment.Step(InvoiceStepKind.BookPrice, segment.Minutes, segment.Price.UsdPerUnit, segment.Price.Source));
            if (segment.Contract is { } contract)
            {
                draft.Add(segment.Price.Kind, segment.Step(
                    InvoiceStepKind.ContractPrice, segment.Minutes, segment.UnitUsd - segment.Price.UsdPerUnit, $"The contract price takes the place of the book's. {contract.Head.Source}"));
            }
        }
    }

    /// <returns>What is left to pay of each segment, in the vendor's order.</returns>
    public static IReadOnlyList<UsageSegment> Free(InvoiceDraft draft, IReadOnlyList<UsageSegment> segments, FreeMinutes? free)
    {
        var left = free?.Minutes ?? 0;
        var rest = new List<UsageSegment>();
        foreach (var segment in segments)
        {
            var covered = VendorOrder.IsFree(segment.Basis) ? Math.Min(left, segment.Minutes) : 0;
            left -= covered;
            draft.Add(segment.Price.Kind, segment.Step(InvoiceStepKind.FreeMinutes, covered, -segment.UnitUsd, $"Free minutes of the month, used up in the vendor's order. {free?.Head.Source}"));
            rest.Add(segment with { Minutes = segment.Minutes - covered });
        }

        return rest;
    }

    public static void Discount(InvoiceDraft draft, IReadOnlyList<UsageSegment> segments, VolumeDiscount discount)
    {
        var before = 0m;
        foreach (var segment in segments.Where(s => VendorOrder.IsRealTime(s.Basis)))
        {
            foreach (var (minutes, percent) in discount.Within(before, segment.Minutes))
            {
                draft.Add(segment.Price.Kind, segment.Step(
                    InvoiceStepKind.VolumeDiscount, minutes, -segment.UnitUsd * percent / 100m, FormattableString.Invariant($"{percent:0.####} % off for the minutes within this step alone. {discount.Head.Source}")));
            }

            before += segment.Minutes;
        }
    }
}
