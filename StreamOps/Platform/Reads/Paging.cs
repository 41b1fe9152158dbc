namespace StreamOps.Platform.Reads;

/// <summary>Which part of a long answer is asked for.</summary>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">Items a page.</param>
public readonly record struct Paging(int Page, int PageSize)
{
    public const int UsualSize = 50;

    public const int LargestSize = 1000;

    /// <summary>Times the largest size it still fits a row number.</summary>
    public const int LastPage = 1_000_000;
}

/// <summary>One page of a long answer.</summary>
/// <param name="Total">Items on all pages.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Page, int PageSize, int Total);
