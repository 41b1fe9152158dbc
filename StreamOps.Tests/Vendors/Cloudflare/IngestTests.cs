using System.Text.Json;
using StreamOps.Vendors;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Tests.Vendors.Cloudflare;

/// <summary>What Cloudflare's analytics say of a live input.</summary>
public sealed class IngestTests
{
    private const string Input = "7d3c1f0a9b2e4c5d8f6a1b2c3d4e5f60";
    private static readonly DateTimeOffset Minute = new(2026, 3, 2, 10, 14, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_minute_is_read_and_its_bitrate_is_worked_out_of_bytes_and_seconds()
    {
        var example = SharedFacts.Find("facts/payloads/cloudflare.graphql.live_input_events.response.json");
        Assert.SkipWhen(example is null, "The vendors' example payloads are not beside the repository.");
        await using var stub = await VendorStub.SayingAsync(await File.ReadAllTextAsync(example, TestContext.Current.CancellationToken));

        Assert.Equal([new IngestMinute(Input, Minute, 2_480, 4.0m, 4.1m, 65.00m)], await Ask(stub));
        var call = Assert.Single(stub.Calls);
        Assert.Equal("/client/v4/graphql", call.Address);
        var variables = JsonDocument.Parse(call.Body).RootElement.GetProperty("variables");
        Assert.Equal((Input, "2026-03-02T10:09:00Z"), (variables.GetProperty("inputs")[0].GetString(), variables.GetProperty("since").GetString()));
    }

    [Theory]
    [InlineData("4.0", 4)]
    [InlineData("100", 100)]
    [InlineData("4000", 4)]
    [InlineData("0", null)]
    [InlineData("-4", null)]
    [InlineData("\"soon\"", null)]
    public async Task The_unit_of_a_keyframe_interval_is_told_by_its_size_and_nonsense_is_unknown(string said, int? seconds)
    {
        await using var stub = await VendorStub.SayingAsync(Answer("""{"avg":{"gopDuration":SAID},"dimensions":{"inputId":"a","datetimeMinute":"2026-03-02T10:14:00Z"}}""".Replace("SAID", said, StringComparison.Ordinal)));

        Assert.Equal(seconds, Assert.Single(await Ask(stub)).KeyframeSeconds);
    }

    [Fact]
    public async Task A_row_without_place_or_time_loses_no_other_and_the_newest_minute_comes_first()
    {
        await using var stub = await VendorStub.SayingAsync(Answer(
            """{"avg":{"gopDuration":4}}""",
            """{"dimensions":{"inputId":"a","datetimeMinute":"2026-03-02T10:13:00Z"}}""",
            """{"dimensions":{"inputId":"a","datetimeMinute":"2026-03-02T10:14:00Z"}}"""));

        Assert.Equal([Minute, Minute.AddMinutes(-1)], (await Ask(stub)).Select(m => m.Minute));
    }

    [Fact]
    public async Task An_account_that_may_not_ask_is_told_why()
    {
        await using var stub = await VendorStub.SayingAsync("""{"data":null,"errors":[{"message":"not entitled"}]}""");

        Assert.Contains("not entitled", (await Assert.ThrowsAsync<VendorUnavailableException>(() => Ask(stub))).Reason, StringComparison.Ordinal);
    }

    private static string Answer(params string[] groups) =>
        "{\"data\":{\"viewer\":{\"accounts\":[{\"liveInputEventsAdaptiveGroups\":[" + string.Join(',', groups) + "]}]}},\"errors\":null}";

    private static Task<IReadOnlyList<IngestMinute>> Ask(VendorStub stub) =>
        CloudflareClients.Ask(stub.Url, c => c.GetIngestAsync([Input], Minute.AddMinutes(-5)));
}
