using StreamOps.Components;

namespace StreamOps.Features.Reports;

/// <summary>A long table cut in two: rows that stand open, and others behind them that a click, or paper, opens.</summary>
public sealed record Fold<TRow>(IReadOnlyList<TRow> Open, IReadOnlyList<TRow> Others)
{
    public string OthersName => $"The other {Show.Count(Others.Count)}";
}

/// <summary>One of the two tables that a long one is shown as.</summary>
/// <param name="IsOpen">It stands open; false: it is the one behind.</param>
public readonly record struct FoldPart<TRow>(Fold<TRow> Fold, bool IsOpen)
{
    public IReadOnlyList<TRow> Rows => IsOpen ? Fold.Open : Fold.Others;
}

/// <summary>Cuts long tables.</summary>
public static class Fold
{
    /// <summary>Rows that stand open.</summary>
    public const int First = 10;

    /// <summary>To fold away two rows would hide them for nothing.</summary>
    private const int FewestFolded = 3;

    public static Fold<TRow> Of<TRow>(IReadOnlyList<TRow> rows) =>
        rows.Count < First + FewestFolded ? new(rows, []) : new([.. rows.Take(First)], [.. rows.Skip(First)]);
}
