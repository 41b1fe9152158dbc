using System.Globalization;
using System.Text.Json;

namespace StreamOps.Vendors.Cloudflare;

public sealed partial class CloudflareStreamClient
{
    private const int DaysPerQuery = 31;
    private const int RowsPerPage = 1000;

    private const string MinutesQuery =
        """
        query Delivered($account: string!, $start: Date, $end: Date, $after: string, $limit: uint64!) {
          viewer { accounts(filter: {accountTag: $account}) {
            streamMinutesViewedAdaptiveGroups(filter: {date_geq: $start, date_lt: $end, uid_gt: $after}, orderBy: [uid_ASC], limit: $limit) {
              sum { minutesViewed } dimensions { date uid clientCountryName } } } } }
        """;

    /// <summary>Delivered minutes of the UTC days in [<paramref name="from"/>, <paramref name="to"/>). The vendor keeps 90 days.</summary>
    public async Task<IReadOnlyList<MinutesViewed>> GetMinutesViewedAsync(DateOnly from, DateOnly to, CancellationToken cancel = default)
    {
        var rows = new List<MinutesViewed>();
        for (var start = from; start < to; start = start.AddDays(DaysPerQuery))
        {
            var end = start.AddDays(DaysPerQuery);
            rows.AddRange(await MinutesOfRangeAsync(start, end < to ? end : to, cancel));
        }

        return rows;
    }

    private async Task<List<MinutesViewed>> MinutesOfRangeAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var rows = new List<MinutesViewed>();
        var after = "";
        for (var page = 0; page < MostPages; page++)
        {
            var read = await PageOfMinutesAsync(from, to, after, cancel);
            if (read.Count < RowsPerPage)
            {
                rows.AddRange(read);
                return rows;
            }

            // A full page may end in the middle of a video's rows, and the next page starts after that video: it is asked for again.
            var last = read[^1].VideoUid;
            var whole = read.FindAll(r => r.VideoUid != last);
            if (whole.Count == 0)
            {
                return await HalvedAsync(from, to, cancel);
            }

            var next = whole[^1].VideoUid;
            if (string.CompareOrdinal(next, after) <= 0)
            {
                throw Bad("answers the same page of minutes again and again");
            }

            rows.AddRange(whole);
            after = next;
        }

        throw Bad($"answers more than {MostPages} pages of minutes");
    }

    /// <summary>One video alone fills a page (countries times days): fewer days make it fit.</summary>
    private async Task<List<MinutesViewed>> HalvedAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var days = to.DayNumber - from.DayNumber;
        if (days < 2)
        {
            throw Bad("answers more rows for one video and day than there are countries");
        }

        var middle = from.AddDays(days / 2);
        return [.. await MinutesOfRangeAsync(from, middle, cancel), .. await MinutesOfRangeAsync(middle, to, cancel)];
    }

    private async Task<List<MinutesViewed>> PageOfMinutesAsync(DateOnly from, DateOnly to, string after, CancellationToken cancel)
    {
        var groups = await AskGraphQlAsync(
            "streamMinutesViewedAdaptiveGroups",
            MinutesQuery,
            account => new { account, start = Day(from), end = Day(to), after, limit = RowsPerPage },
            cancel);
        return [.. groups.EnumerateArray().Select(ReadMinutesRow)];
    }

    private static MinutesViewed ReadMinutesRow(JsonElement row)
    {
        var dimensions = row.Field("dimensions");
        return dimensions.Text("uid") is { } uid
            && DateOnly.TryParseExact(dimensions.Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && row.Field("sum").Number("minutesViewed") is >= 0 and { } minutes
            ? new MinutesViewed(date, uid, dimensions.Text("clientCountryName"), minutes)
            : throw Bad("answered minutes that cannot be");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
