using StreamOps.Domain.Reports;

namespace StreamOps.Components.Pdf;

/// <summary>What is printed.</summary>
/// <param name="Hash">Of its figures.</param>
internal sealed record Subject(MonthStatement Statement, string Hash, StatementLinks Links)
{
    private const int ShortHash = 16;

    public string Name => $"StreamOps statement of costs, {Show.Month(Statement.Identity.Month.ToString())}";

    /// <summary>Tells copies of one version from those of others; on every page.</summary>
    public string Proof => $"{StatementWords.State(Statement)} · as of {Show.Instant(Statement.Identity.AsOf)} · content {Hash[..ShortHash]}";
}
