using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StreamOps.Vendors;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Tests.Vendors.Cloudflare;

public sealed class MinutesViewedTests
{
    private static readonly DateOnly First = new(2026, 3, 1);

    [Fact]
    public async Task A_row_is_minutes_of_a_video_in_a_country_on_a_day()
    {
        await using var stub = await VendorStub.SayingAsync(Answer([new(First, "c5f2", "US", 2234m)]));

        Assert.Equal([new MinutesViewed(First, "c5f2", "US", 2234m)], await Ask(stub, First, First.AddDays(31)));
        Assert.Equal("/client/v4/graphql", Assert.Single(stub.Calls).Address);
    }

    [Fact]
    public async Task Errors_with_status_200_are_a_failure()
    {
        await using var stub = await VendorStub.SayingAsync("""{"data":null,"errors":[{"message":"made-up message"}]}""");

        var failure = await Assert.ThrowsAsync<VendorUnavailableException>(() => Ask(stub, First, First.AddDays(1)));

        Assert.Equal(VendorFailure.BadAnswer, failure.Kind);
        Assert.Contains("made-up message", failure.Reason);
    }

    [Fact]
    public async Task Negative_minutes_are_refused()
    {
        await using var stub = await VendorStub.SayingAsync(Answer([new(First, "a", "US", -1m)]));

        await Assert.ThrowsAsync<VendorUnavailableException>(() => Ask(stub, First, First.AddDays(1)));
    }

    [Fact]
    public async Task Ninety_days_take_three_queries_of_31_days_at_most()
    {
        await using var stub = await VendorStub.SayingAsync(Answer([]));

        await Ask(stub, First, First.AddDays(90));

        Assert.Equal(
            ["2026-03-01..2026-04-01", "2026-04-01..2026-05-02", "2026-05-02..2026-05-30"],
            stub.Calls.Select(c => Variables(c.Body)).Select(v => $"{v.GetProperty("start").GetString()}..{v.GetProperty("end").GetString()}"));
    }

    [Fact]
    public async Task Paging_by_video_loses_and_doubles_nothing()
    {
        // One video has more rows than a page holds; the others end pages in the middle of theirs.
        var all = Enumerable.Range(0, 20).SelectMany(v => Enumerable.Range(0, 31).SelectMany(d =>
            Enumerable.Range(0, v == 7 ? 60 : 3).Select(c => new MinutesViewed(First.AddDays(d), $"v{v:00}", $"{(char)('A' + (c / 26))}{(char)('A' + (c % 26))}", v + d + c)))).ToList();
        await using var stub = await VendorStub.StartAsync();
        stub.Answer = c => Serve(c, stub.Calls[^1].Body, all);

        var rows = await Ask(stub, First, First.AddDays(31));

        Assert.Equal(all.Count, rows.Count);
        Assert.Equal(all.Sum(r => r.Minutes), rows.Sum(r => r.Minutes));
        Assert.Equal(all.Count, rows.Distinct().Count());
    }

    [Fact]
    public async Task A_vendor_that_ignores_the_place_to_go_on_from_is_not_asked_for_ever()
    {
        var page = Enumerable.Range(0, 1000).Select(i => new MinutesViewed(First, $"v{i / 500}", "US", 1m)).ToList();
        await using var stub = await VendorStub.SayingAsync(Answer(page));

        await Assert.ThrowsAsync<VendorUnavailableException>(() => Ask(stub, First, First.AddDays(31)));
        Assert.Equal(2, stub.Calls.Count);
    }

    private static Task Serve(HttpContext context, string body, List<MinutesViewed> all)
    {
        var asked = Variables(body);
        var (start, end) = (Day(asked, "start"), Day(asked, "end"));
        var after = asked.GetProperty("after").GetString();
        return VendorStub.Say(context, Answer([.. all
            .Where(r => r.Date >= start && r.Date < end && string.CompareOrdinal(r.VideoUid, after) > 0)
            .OrderBy(r => r.VideoUid, StringComparer.Ordinal).Take(asked.GetProperty("limit").GetInt32())]));
    }

    private static DateOnly Day(JsonElement asked, string name) =>
        DateOnly.Parse(asked.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static JsonElement Variables(string body) => JsonDocument.Parse(body).RootElement.GetProperty("variables");

    private static Task<IReadOnlyList<MinutesViewed>> Ask(VendorStub stub, DateOnly from, DateOnly to) =>
        CloudflareClients.Ask(stub.Url, c => c.GetMinutesViewedAsync(from, to));

    private static string Answer(List<MinutesViewed> rows) => JsonSerializer.Serialize(new
    {
        data = new
        {
            viewer = new
            {
                accounts = new[]
                {
                    new
                    {
                        streamMinutesViewedAdaptiveGroups = rows.Select(r => new
                        {
                            dimensions = new { date = r.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), uid = r.VideoUid, clientCountryName = r.Country },
                            sum = new { minutesViewed = r.Minutes },
                        }),
                    },
                },
            },
        },
        errors = (object?)null,
    });
}
