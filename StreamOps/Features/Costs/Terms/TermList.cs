using StreamOps.Data.Costs;

namespace StreamOps.Features.Costs.Terms;

/// <summary>The terms as a list of dated rows. Nothing is recorded by one.</summary>
public static class TermList
{
    public static DatedList<PriceTermRow> Rows { get; } = new(
        "price_terms",
        "term",
        "list",
        "add one that takes its place, or the same one with a last day",
        TermAudit.AuditSubject,
        TermAudit.Facts,
        (_, _, _) => Task.FromResult<string?>(null));
}
