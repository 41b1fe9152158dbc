using System.Globalization;
using System.Text.Json;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>What arrives at live inputs, by the minute, in the form that Cloudflare's answers have been seen to have.</summary>
internal static class CloudflareIngest
{
    public const string Node = "liveInputEventsAdaptiveGroups";

    private const int DefaultLimit = 1000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    /// <returns>Newest minutes first; inputs and minutes off air are missing.</returns>
    public static IEnumerable<object> Groups(AnalyticsQuery query, DemoWorld world, DateTimeOffset now)
    {
        var inputs = JsonSerializer.Deserialize<string[]>(query.Arguments.GetValueOrDefault("inputId_in", "[]")) ?? [];
        var limit = int.TryParse(query.Arguments.GetValueOrDefault("limit"), CultureInfo.InvariantCulture, out var most) ? most : DefaultLimit;
        if (!DateTimeOffset.TryParse(query.Arguments.GetValueOrDefault("datetime_geq"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since))
        {
            return [];
        }

        return world.Touching(since, now)
            .Where(b => inputs.Contains(b.Channel.CloudflareLiveInputId))
            .SelectMany(b => Minutes(since, now).Select(minute => Measured(b, minute, now)))
            .OfType<Group>()
            .OrderByDescending(g => g.Dimensions.DatetimeMinute, StringComparer.Ordinal)
            .Take(limit)
            .Select(g => new
            {
                count = g.Count,
                avg = new
                {
                    bitRate = g.Average.Bytes * 8 / g.Average.Seconds,
                    gopDuration = g.Average.Seconds,
                    gopUploadTime = g.Average.Seconds * g.Average.Ratio,
                    gopByteSize = g.Average.Bytes,
                    uploadDurationRatio = g.Average.Ratio,
                },
                max = new
                {
                    gopDuration = g.Most.Seconds,
                    gopUploadTime = g.Most.Seconds * g.Most.Ratio,
                    gopByteSize = g.Most.Bytes,
                    uploadDurationRatio = g.Most.Ratio,
                },
                dimensions = new { datetimeMinute = g.Dimensions.DatetimeMinute, inputId = g.Dimensions.InputId, eventCode = "" },
            });
    }

    private static IEnumerable<DateTimeOffset> Minutes(DateTimeOffset since, DateTimeOffset now)
    {
        for (var at = new DateTimeOffset(since.UtcTicks - (since.UtcTicks % Minute.Ticks), TimeSpan.Zero); at < now; at += Minute)
        {
            yield return at;
        }
    }

    private static Group? Measured(DemoBroadcast broadcast, DateTimeOffset minute, DateTimeOffset now)
    {
        var pieces = new List<Piece>();
        for (var at = minute; at < minute + Minute && at <= now; at += Step)
        {
            if (broadcast.BitrateKbpsAt(at) is { } kbps && broadcast.KeyframeSecondsAt(at) is { } seconds && broadcast.UploadRatioAt(at) is { } ratio)
            {
                pieces.Add(new Piece(Math.Round(kbps * 1000 / 8 * seconds), seconds, ratio));
            }
        }

        return pieces.Count == 0 ? null : new Group(
            pieces.Count,
            new Piece(Math.Round(pieces.Average(p => p.Bytes)), pieces.Average(p => p.Seconds), pieces.Average(p => p.Ratio)),
            new Piece(pieces.Max(p => p.Bytes), pieces.Max(p => p.Seconds), pieces.Max(p => p.Ratio)),
            (minute.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), broadcast.Channel.CloudflareLiveInputId));
    }

    /// <summary>A group of pictures: its size, its length, and its upload time as a part of that.</summary>
    private sealed record Piece(double Bytes, double Seconds, double Ratio);

    private sealed record Group(int Count, Piece Average, Piece Most, (string DatetimeMinute, string InputId) Dimensions);
}
