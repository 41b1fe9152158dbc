using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace StreamOps.Data.Samples;

/// <summary>
/// The instant before which raw samples may be gone. A sample so old cannot be stored any more: nobody could tell whether it is a repeat,
/// nor what it changes between its neighbours.
/// </summary>
public static class SampleHorizon
{
    private const string Setting = "samples-purged-before";
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <returns>Null: nothing was ever dropped.</returns>
    public static async Task<DateTimeOffset?> ReadAsync(StreamOpsDb db, CancellationToken cancel)
    {
        var text = await db.Settings.Where(s => s.Key == Setting).Select(s => s.Value).SingleOrDefaultAsync(cancel);
        return text is null ? null : DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    /// <summary>True where the sample, or a neighbour that shares a hold with it, may be gone.</summary>
    /// <param name="maxGap">How long a value of the stream holds at most.</param>
    public static bool IsBeyond(DateTimeOffset? horizon, DateTimeOffset at, TimeSpan maxGap) => at - maxGap < horizon;

    /// <summary>Never moves back: the form of the text sorts like the instants.</summary>
    internal static Task RaiseAsync(StreamOpsDb db, DateTimeOffset horizon, CancellationToken cancel)
    {
        var text = horizon.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO settings (key, value) VALUES ({Setting}, {text})
            ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE settings.value < excluded.value
            """,
            cancel);
    }
}
