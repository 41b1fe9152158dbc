namespace StreamOps.Domain.Reports;

/// <summary>A line of a statement that two versions of it print differently.</summary>
/// <param name="Part">Table or heading: <c>channels</c>.</param>
/// <param name="Line">Which line of it; empty: the part has one.</param>
/// <param name="Before">As the earlier version has it; null: it has no such line.</param>
/// <param name="After">As the later one has it; null: the line is gone.</param>
public sealed record StatementChange(string Part, string Line, string? Before, string? After);
