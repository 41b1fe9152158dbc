namespace StreamOps.Domain.Pricing.Terms;

/// <summary>What all terms share. A change is a new row; rows are never edited.</summary>
/// <param name="Id">0 while it is not stored.</param>
/// <param name="Vendor">Service whose account it holds for: <c>agora</c>.</param>
/// <param name="ValidFrom">First billing day on which it holds.</param>
/// <param name="ValidTo">The last one; null: until another takes its place.</param>
/// <param name="Source">Where it comes from, for a reader who doubts it.</param>
public sealed record TermHead(long Id, string Vendor, DateOnly ValidFrom, DateOnly? ValidTo, string Source)
{
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && !(ValidTo < day);
}

/// <summary>One dated term of a vendor account.</summary>
public abstract record PriceTerm(TermHead Head)
{
    public abstract TermKind Kind { get; }

    /// <summary>What only one term at a time can be about: a later row of the same subject takes the place of an earlier one, unless both are purchases.</summary>
    public virtual string Subject => $"{Head.Vendor}/{Streams.WireName.Of(Kind)}";

    /// <summary>Bought things add up, where others follow each other.</summary>
    public bool IsPurchase => Kind is TermKind.TopUp or TermKind.StorageBlocks;

    /// <summary>Free minutes, discounts, packages, tax and currency belong to a whole month: they begin on its first day and end on its last.</summary>
    public bool IsMonthly => IsMonthlyKind(Kind);

    public static bool IsMonthlyKind(TermKind kind) => kind is not (TermKind.TopUp or TermKind.StorageBlocks or TermKind.ContractPrice);
}
