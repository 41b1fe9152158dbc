using System.Globalization;
using System.Text.Json;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>Cloudflare's GraphQL endpoint, as far as minutes viewed and live inputs go.</summary>
internal sealed class CloudflareAnalytics(DemoWorld world, DemoPlatformSettings settings, TimeProvider clock)
{
    private const int MostDays = 31;
    private static readonly string[] FailedPath = ["viewer", "accounts", "0"];
    private static readonly (string Country, double Share)[] Countries = [("US", 0.46), ("ES", 0.24), ("GB", 0.18), ("DE", 0.12)];

    public async Task AnswerAsync(HttpContext context)
    {
        var asked = await AnalyticsQuery.ReadAsync(context.Request);
        var minutes = asked is not null && asked.Asks(MinutesViewedQuery.Node) ? MinutesViewedQuery.Of(asked) : null;
        if (asked is null || (minutes is null && !asked.Asks(CloudflareIngest.Node)))
        {
            await FailedAsync(context, $"error parsing args: only {MinutesViewedQuery.Node} and {CloudflareIngest.Node} are answered here", "parse");
        }
        else if (asked.Arguments.GetValueOrDefault("accountTag") != settings.CloudflareAccountId)
        {
            await FailedAsync(context, "not authorized for that account", "authz");
        }
        else if (minutes is null)
        {
            await AnswerAsync(context, new { liveInputEventsAdaptiveGroups = CloudflareIngest.Groups(asked, world, clock.GetUtcNow()) });
        }
        else if (minutes.To - minutes.From > TimeSpan.FromDays(MostDays))
        {
            await FailedAsync(context, "query time range is too large", "quota");
        }
        else
        {
            await AnswerAsync(context, new { streamMinutesViewedAdaptiveGroups = Groups(minutes) });
        }
    }

    private static Task AnswerAsync(HttpContext context, object account) =>
        Reply.Json(context, new { data = new { viewer = new { accounts = new[] { account } } }, errors = (object?)null });

    private IEnumerable<object> Groups(MinutesViewedQuery query)
    {
        var now = clock.GetUtcNow();
        return world.Touching(query.From, query.To < now ? query.To : now)
            .Where(b => b.IsRecorded && string.CompareOrdinal(b.VideoId, query.AfterUid) > 0)
            .SelectMany(b => Rows(b, query.From, query.To < now ? query.To : now))
            .GroupBy(row => string.Join('|', query.Dimensions.Select(d => row.Dimensions[d])))
            .Select(group => (Dimensions: query.Dimensions.ToDictionary(d => d, d => group.First().Dimensions[d]), Minutes: group.Sum(r => r.Minutes)))
            .OrderBy(g => g.Dimensions.GetValueOrDefault("uid"), StringComparer.Ordinal)
            .ThenBy(g => g.Dimensions.GetValueOrDefault("date"), StringComparer.Ordinal)
            .Take(query.Limit)
            .Select(g => new { dimensions = g.Dimensions, sum = new { minutesViewed = Math.Round(g.Minutes) } });
    }

    /// <summary>Minutes of a show's video by day and country.</summary>
    public static IEnumerable<(Dictionary<string, string> Dimensions, double Minutes)> Rows(
        DemoBroadcast broadcast, DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var part in ViewerIntegral.Days(broadcast, from, to))
        {
            var minutes = ViewerIntegral.Seconds(broadcast.HlsViewersAt, part.From, part.To) / 60;
            foreach (var (country, share) in minutes > 0 ? Countries : [])
            {
                var dimensions = new Dictionary<string, string>
                {
                    ["date"] = part.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    ["uid"] = broadcast.VideoId,
                    ["clientCountryName"] = country,
                    ["creator"] = "",
                };
                yield return (dimensions, minutes * share);
            }
        }
    }

    /// <summary>GraphQL fails with status 200.</summary>
    private Task FailedAsync(HttpContext context, string message, string code) => Reply.Json(context, new
    {
        data = (object?)null,
        errors = new[]
        {
            new
            {
                message,
                path = FailedPath,
                extensions = new { code, timestamp = JsonSerializer.Serialize(clock.GetUtcNow().UtcDateTime).Trim('"') },
            },
        },
    });
}
