namespace StreamOps.Components.Pdf.Sections;

/// <summary>What of a month's cost no row of a table carries, so that the table comes to the month all the same.</summary>
internal static class SharedCents
{
    public const string Nobody = "Nobody's";

    /// <param name="sharedCents">What the rows come to.</param>
    /// <returns>The amount of one more row; nothing where the rows come to the month, as they nearly always do.</returns>
    public static IEnumerable<string> Rest(Subject subject, long sharedCents)
    {
        var rest = subject.Statement.Summary.CostCents - sharedCents;
        return rest == 0 ? [] : [StatementWords.Money(rest)];
    }
}
