namespace StreamOps.Domain.Reports;

/// <summary>An alert that fired in the month.</summary>
/// <param name="Subject">Name of what it was about, as it was then.</param>
/// <param name="FiredAt">UTC.</param>
/// <param name="EndedAt">UTC; null: it is still open.</param>
public sealed record StatementIncident(long AlertId, string Rule, string Subject, string Severity, DateTimeOffset FiredAt, DateTimeOffset? EndedAt);
