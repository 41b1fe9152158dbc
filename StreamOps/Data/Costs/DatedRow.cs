namespace StreamOps.Data.Costs;

/// <summary>A row that holds from a day on. Such rows are added, never edited; one that has not begun to hold may be withdrawn.</summary>
public abstract class DatedRow
{
    public long Id { get; set; }

    public DateOnly ValidFrom { get; set; }

    /// <summary>Where it comes from, for a reader who doubts it.</summary>
    public required string Source { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public required string CreatedBy { get; set; }
}
