using System.Globalization;
using System.Text.Json;

namespace StreamOps.Vendors.Cloudflare;

public sealed partial class CloudflareStreamClient
{
    /// <summary>Most live inputs in one question: five minutes of each fit into a page.</summary>
    public const int MostInputs = 150;

    /// <summary>
    /// The changelog of 2025-08-08 says that GraphQL has the metrics of a broadcast, no page lists them. Public clients agree on these fields;
    /// on the name of the bitrate they differ, so that it is worked out of bytes and seconds.
    /// </summary>
    private const string IngestQuery =
        """
        query Ingest($account: string!, $inputs: [string!], $since: Time!, $limit: uint64!) {
          viewer { accounts(filter: {accountTag: $account}) {
            liveInputEventsAdaptiveGroups(filter: {datetime_geq: $since, inputId_in: $inputs}, orderBy: [datetimeMinute_DESC], limit: $limit) {
              avg { gopByteSize gopDuration uploadDurationRatio } max { gopDuration } dimensions { datetimeMinute inputId } } } } }
        """;

    /// <summary>No group of pictures lasts 100 s, none takes 100 ms: what is larger comes in milliseconds. The unit is documented nowhere.</summary>
    private const decimal LongestInSeconds = 100;

    /// <summary>What arrived at these inputs since an instant, newest minute first. Inputs that were off air are missing.</summary>
    /// <param name="inputs">At most <see cref="MostInputs"/>.</param>
    public async Task<IReadOnlyList<IngestMinute>> GetIngestAsync(IReadOnlyCollection<string> inputs, DateTimeOffset since, CancellationToken cancel = default)
    {
        var groups = await AskGraphQlAsync(
            "liveInputEventsAdaptiveGroups",
            IngestQuery,
            account => new { account, inputs, since = since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), limit = RowsPerPage },
            cancel);
        return [.. groups.EnumerateArray().Select(ReadIngest).OfType<IngestMinute>().OrderByDescending(m => m.Minute)];
    }

    /// <returns>Null for a row that cannot be placed: one odd row is no reason to lose the others.</returns>
    private static IngestMinute? ReadIngest(JsonElement row)
    {
        var (average, dimensions) = (row.Field("avg"), row.Field("dimensions"));
        if (dimensions.Text("inputId") is not { } input || dimensions.Instant("datetimeMinute") is not { } minute)
        {
            return null;
        }

        var keyframe = Seconds(average);
        return new IngestMinute(
            input,
            minute,
            keyframe is { } seconds && average.Number("gopByteSize") is > 0 and < int.MaxValue and { } bytes ? (int)decimal.Round(bytes * 8 / seconds / 1000) : null,
            keyframe,
            Seconds(row.Field("max")) ?? keyframe,
            average.Number("uploadDurationRatio") is >= 0 and < 1_000 and { } ratio ? ratio * 100 : null);
    }

    private static decimal? Seconds(JsonElement measured) => measured.Number("gopDuration") switch
    {
        > 0 and <= LongestInSeconds and { } seconds => seconds,
        > LongestInSeconds and < LongestInSeconds * 1000 and { } milliseconds => milliseconds / 1000,
        _ => null,
    };
}
