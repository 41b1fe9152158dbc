using System.Globalization;
using System.Text.Json;

namespace StreamOps.Vendors.Cloudflare;

public sealed partial class CloudflareStreamClient
{
    private const int VideosPerPage = 1000;
    private const int MostPages = 100;

    /// <summary>Videos and recordings created in [<paramref name="start"/>, <paramref name="end"/>), oldest first, each once; with an input, only its recordings.</summary>
    public async Task<IReadOnlyList<CloudflareVideo>> ListVideosAsync(
        DateTimeOffset start, DateTimeOffset end, string? liveInputId = null, CancellationToken cancel = default)
    {
        var found = new Dictionary<string, CloudflareVideo>();
        var from = start;
        for (var page = 0; page < MostPages; page++)
        {
            var videos = await PageOfVideosAsync(from, end, liveInputId, cancel);
            var before = found.Count;
            foreach (var video in videos)
            {
                found.TryAdd(video.Uid, video);
            }

            if (videos.Count < VideosPerPage)
            {
                return [.. found.Values.Where(v => v.Created >= start && v.Created < end).OrderBy(v => v.Created)];
            }

            // Pages overlap by one instant, because several videos may share it; a page of nothing new would go on for ever.
            from = videos.Max(v => v.Created) ?? from;
            if (found.Count == before)
            {
                throw Bad("answers the same page of videos again and again");
            }
        }

        throw Bad($"answers more than {MostPages} pages of videos");
    }

    private async Task<List<CloudflareVideo>> PageOfVideosAsync(
        DateTimeOffset from, DateTimeOffset end, string? liveInputId, CancellationToken cancel)
    {
        var query = $"start={Stamp(from)}&end={Stamp(end)}&asc=true&limit={VideosPerPage}"
            + (liveInputId is null ? "" : $"&live_input_id={Uri.EscapeDataString(liveInputId)}");
        var json = await AskApiAsync(query, [], VendorRequest.ListBody, cancel);
        return json.ValueKind == JsonValueKind.Array
            ? [.. json.EnumerateArray().Select(ReadVideo)]
            : throw Bad("answered a list of videos without the list");
    }

    private static CloudflareVideo ReadVideo(JsonElement json) =>
        CloudflareVideo.Read(json) is { Created: not null } video
            ? video
            : throw Bad("answered a video without uid, state or time of creation");

    private static string Stamp(DateTimeOffset instant) =>
        Uri.EscapeDataString(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
}
