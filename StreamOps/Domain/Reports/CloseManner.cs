namespace StreamOps.Domain.Reports;

/// <summary>How months are closed by themselves beyond the day: as <see cref="CloseRule"/> has it.</summary>
public sealed record CloseManner(TimeSpan Quiet, bool LeavesNewest)
{
    public static CloseManner Usual { get; } = new(CloseRule.UsualQuiet, LeavesNewest: false);
}
