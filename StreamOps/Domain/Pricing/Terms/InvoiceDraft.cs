namespace StreamOps.Domain.Pricing.Terms;

/// <summary>Collects the steps of an invoice line by line.</summary>
internal sealed class InvoiceDraft
{
    private readonly SortedDictionary<CostKind, List<InvoiceStep>> usage = [];
    private readonly List<InvoiceLine> account = [];

    public IReadOnlyList<InvoiceLine> Lines =>
    [
        .. usage.Select(u => new InvoiceLine(InvoiceItem.Usage, u.Key, [.. u.Value.OrderBy(s => s.Kind).ThenBy(s => s.Basis).ThenBy(s => s.Tier)])),
        .. account.OrderBy(l => l.Item),
    ];

    /// <summary>A step of what streams used. A step of nothing is none.</summary>
    public void Add(CostKind kind, InvoiceStep step)
    {
        if (step.Quantity == 0)
        {
            return;
        }

        if (!usage.TryGetValue(kind, out var steps))
        {
            usage[kind] = steps = [];
        }

        steps.Add(step);
    }

    /// <summary>A line of the account itself. One without steps is none.</summary>
    public void Add(InvoiceItem item, IEnumerable<InvoiceStep> steps)
    {
        if (steps.Where(s => s.Quantity != 0).ToList() is { Count: > 0 } all)
        {
            account.Add(new InvoiceLine(item, null, all));
        }
    }

    /// <summary>USD of a line so far.</summary>
    public decimal UsdOf(CostKind kind) => usage.TryGetValue(kind, out var steps) ? steps.Sum(s => s.AmountUsd) : 0;
}
