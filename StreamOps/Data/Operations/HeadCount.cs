namespace StreamOps.Data.Operations;

/// <summary>Counts for the head of every page.</summary>
internal static class HeadCount
{
    /// <returns>Null where the database does not say: a head without it is better than no page.</returns>
    public static async Task<int?> OrNothingAsync(Func<Task<int>> count)
    {
        try
        {
            return await count();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return null;
        }
    }
}
