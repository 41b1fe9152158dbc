using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Streams;

namespace StreamOps.Data.Samples;

/// <summary>What the last drop of raw samples left behind.</summary>
/// <param name="Before">Raw samples from before this instant may be gone.</param>
/// <param name="RanAt">When it ran. A stream that was handed over later has lost nothing.</param>
public readonly record struct DropMark(DateTimeOffset Before, DateTimeOffset RanAt)
{
    /// <summary>True where the sample, or a neighbour that shares a hold with it, may be gone.</summary>
    public bool Covers(StreamRow stream, DateTimeOffset at) => stream.CreatedAt <= RanAt && at - stream.MaxGap < Before;
}

/// <summary>
/// The instant before which raw samples may be gone. A sample so old of a stream that was there then cannot be stored any more:
/// nobody could tell whether it is a repeat, nor what it changes between its neighbours.
/// </summary>
public static class SampleHorizon
{
    private const string BeforeSetting = "samples-purged-before";
    private const string RanAtSetting = "samples-purged-at";
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <returns>Null: nothing was ever dropped.</returns>
    public static async Task<DropMark?> ReadAsync(StreamOpsDb db, CancellationToken cancel)
    {
        var found = await db.Settings.AsNoTracking()
            .Where(s => s.Key == BeforeSetting || s.Key == RanAtSetting)
            .ToDictionaryAsync(s => s.Key, s => Parse(s.Value), cancel);
        return found.TryGetValue(BeforeSetting, out var before) && found.TryGetValue(RanAtSetting, out var ranAt) ? new DropMark(before, ranAt) : null;
    }

    /// <summary>Neither instant ever moves back: the form of the text sorts like the instants.</summary>
    internal static async Task RaiseAsync(StreamOpsDb db, DropMark mark, CancellationToken cancel)
    {
        await RaiseAsync(db, BeforeSetting, mark.Before, cancel);
        await RaiseAsync(db, RanAtSetting, mark.RanAt, cancel);
    }

    private static Task<int> RaiseAsync(StreamOpsDb db, string setting, DateTimeOffset instant, CancellationToken cancel)
    {
        var text = instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO settings (key, value) VALUES ({setting}, {text})
            ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE settings.value < excluded.value
            """,
            cancel);
    }

    private static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
