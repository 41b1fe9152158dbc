using StreamOps.Domain.Time;

namespace StreamOps.Domain.Pricing.Terms;

/// <summary>
/// All terms, asked by date. Of two rows of one subject and first day the newer counts, which is how a row is corrected or given a last day; of
/// those that hold on a day the one that began last holds.
/// </summary>
public sealed class TermBook(IEnumerable<PriceTerm> terms)
{
    private readonly IReadOnlyList<PriceTerm> all = [.. terms.GroupBy(t => (t.Subject, t.Head.ValidFrom)).Select(rows => rows.MaxBy(t => t.Head.Id)!)];

    public static TermBook Empty { get; } = new([]);

    /// <summary>Those that count, each subject's in order.</summary>
    public IEnumerable<PriceTerm> All => all.OrderBy(t => t.Subject, StringComparer.Ordinal).ThenBy(t => t.Head.ValidFrom);

    /// <summary>Whether anything but prices holds on some day of the month.</summary>
    public bool HasAny(string vendor, BillingMonth month) =>
        all.Any(t => t.Head.Vendor == vendor && t.Head.ValidFrom <= month.LastDay && !(t.Head.ValidTo < month.FirstDay));

    /// <summary>The one of a monthly kind that holds for the month.</summary>
    public T? Of<T>(string vendor, BillingMonth month)
        where T : PriceTerm =>
        all.OfType<T>().Where(t => t.Head.Vendor == vendor && t.Head.HoldsOn(month.FirstDay)).MaxBy(t => t.Head.ValidFrom);

    /// <summary>Null where there is none, or where it was ended by one of nothing.</summary>
    public MinutePackage? PackageOf(string vendor, BillingMonth month) => Of<MinutePackage>(vendor, month) is { IsNone: false } package ? package : null;

    /// <summary>The negotiated price of a quantity: one for its tier goes before one for any, then the one that began last.</summary>
    public ContractPrice? ContractOf(MeteredUsage usage) =>
        all.OfType<ContractPrice>().Where(c => c.IsFor(usage)).OrderByDescending(c => c.Tier is not null).ThenByDescending(c => c.Head.ValidFrom).FirstOrDefault();

    /// <summary>What was bought and holds on some day of the month, in order of purchase.</summary>
    public IEnumerable<T> Bought<T>(string vendor, BillingMonth month)
        where T : PriceTerm =>
        all.OfType<T>()
            .Where(t => t.Head.Vendor == vendor && t.Head.ValidFrom <= month.LastDay && !(t.Head.ValidTo < month.FirstDay))
            .OrderBy(t => t.Head.ValidFrom);

    /// <summary>
    /// The first month whose usage decides what a month still finds of its top-ups: that of the oldest which holds in it, or of one beside that which
    /// was used up first.
    /// </summary>
    public BillingMonth TopUpsSince(string vendor, BillingMonth month)
    {
        while (Bought<TopUp>(vendor, month).Select(t => BillingMonth.Of(t.Head.ValidFrom)).DefaultIfEmpty(month).Min() is var earlier && earlier < month)
        {
            month = earlier;
        }

        return month;
    }
}
