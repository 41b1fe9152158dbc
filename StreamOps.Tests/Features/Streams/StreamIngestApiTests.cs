using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Streams;

public sealed class StreamIngestApiTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_start_without_a_body_is_201_now_with_the_defaults_of_the_channel(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var channel = (await IngestApp.AnswerAsync(await app.PutAsync(
            "/api/v1/channels/a", new { name = "A", sellerEmail = "a@shop.example", tier = "2k", relay = "cloud-recording" }))).GetProperty("id").GetInt64();
        var before = TimeProvider.System.GetUtcNow();

        var response = await app.Client.PostAsync($"/api/v1/channels/{channel}/streams", null);

        Assert.Equal(201, (int)response.StatusCode);
        var answer = await IngestApp.AnswerAsync(response);
        Assert.InRange(answer.GetProperty("startedAt").GetDateTimeOffset(), before.AddSeconds(-1), before.AddSeconds(30));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("endedAt").ValueKind);
        Assert.True(answer.GetProperty("isActive").GetBoolean());
        Assert.Equal(
            (channel, "hybrid", "starting", "2k", "cloud-recording", 1, 5),
            (answer.GetProperty("channelId").GetInt64(), Text(answer, "mode"), Text(answer, "relayStatus"), Text(answer, "tier"), Text(answer, "relay"),
                answer.GetProperty("hosts").GetInt32(), answer.GetProperty("sampleIntervalSeconds").GetInt32()));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_same_external_id_again_is_200_and_the_same_stream_even_after_its_end(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var path = $"/api/v1/channels/{await app.ChannelAsync()}/streams";
        var first = await IngestApp.AnswerAsync(await app.PostAsync(path, new { externalId = "show", startedAt = IngestApp.Start, mode = "hls-only" }));

        var again = await app.PostAsync(path, new { externalId = "show" });
        await IngestApp.AnswerAsync(await app.PostAsync($"/api/v1/streams/{first.GetProperty("id")}/end", new { endedAt = IngestApp.Start.AddHours(1) }));
        var later = await app.PostAsync(path, new { externalId = "show", startedAt = IngestApp.Start });

        Assert.Equal((200, 200), ((int)again.StatusCode, (int)later.StatusCode));
        Assert.Equal(first.GetRawText(), (await IngestApp.AnswerAsync(again)).GetRawText());
        Assert.Equal("2024-05-14T19:00:00Z", Text(await IngestApp.AnswerAsync(later), "endedAt"));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_channel_that_is_live_with_another_stream_is_409_and_names_it(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var path = $"/api/v1/channels/{await app.ChannelAsync()}/streams";
        var first = await IngestApp.AnswerAsync(await app.PostAsync(path, new { externalId = "one" }));

        var response = await app.PostAsync(path, new { externalId = "two" });

        Assert.Contains($"Stream {first.GetProperty("id")} (one)", await response.Content.ReadAsStringAsync());
        await IngestApp.RefusalAsync(response, 409);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_hundred_starts_with_one_external_id_at_once_make_one_stream(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var path = $"/api/v1/channels/{await app.ChannelAsync()}/streams";

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => app.PostAsync(path, new { externalId = "show" })));

        Assert.Equal((1, 99), (answers.Count(a => (int)a.StatusCode == 201), answers.Count(a => (int)a.StatusCode == 200)));
        var ids = await Task.WhenAll(answers.Select(async a => (await IngestApp.AnswerAsync(a)).GetProperty("id").GetInt64()));
        Assert.Single(ids.Distinct());
        await using var db = app.Database.Open();
        Assert.Equal(1, await db.Streams.CountAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_hundred_ends_of_one_stream_at_once_make_one_end(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var id = await app.StreamAsync();
        await IngestApp.AnswerAsync(await app.PostTextAsync(
            "/api/v1/metrics", IngestApp.Batch(Enumerable.Range(0, 30).Select(i => IngestApp.Sample(id, IngestApp.Start.AddSeconds(5 * i))))));

        var answers = await Task.WhenAll(Enumerable.Range(1, 100).Select(i => app.PostAsync($"/api/v1/streams/{id}/end", new { endedAt = IngestApp.Start.AddSeconds(150 + i) })));

        var ends = await Task.WhenAll(answers.Select(async a => Text(await IngestApp.AnswerAsync(a), "endedAt")));
        Assert.Single(ends.Distinct());
        await using var db = app.Database.Open();
        await Data.Samples.RollUps.AssertEqualToRecountAsync(db, TimeZoneInfo.Utc);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_second_end_is_200_and_changes_nothing_whatever_it_says(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var id = await app.StreamAsync();
        var first = await IngestApp.AnswerAsync(await app.PostAsync($"/api/v1/streams/{id}/end", new { endedAt = "2024-05-14T21:30:00.123+02:00" }));

        var second = await IngestApp.AnswerAsync(await app.Client.PostAsync($"/api/v1/streams/{id}/end", null));
        var third = await IngestApp.AnswerAsync(await app.PostAsync($"/api/v1/streams/{id}/end", new { endedAt = "1999-01-01T00:00:00Z" }));

        Assert.Equal(("2024-05-14T19:30:00.123Z", "stopped"), (Text(first, "endedAt"), Text(first, "relayStatus")));
        Assert.False(first.GetProperty("isActive").GetBoolean());
        Assert.Equal((first.GetRawText(), first.GetRawText()), (second.GetRawText(), third.GetRawText()));
    }

    [Theory]
    [InlineData("2024-05-14T17:59:59.999Z", "before the start")]
    [InlineData("9999-12-31T23:59:59Z", "in the future")]
    public async Task An_end_that_cannot_be_is_422_and_the_stream_stays_live(string endedAt, string reason)
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);
        var id = await app.StreamAsync();

        var errors = await IngestApp.RefusalAsync(await app.PostAsync($"/api/v1/streams/{id}/end", new { endedAt }), 422);

        Assert.Contains(reason, errors["endedAt"][0]);
        await using var db = app.Database.Open();
        Assert.Null((await db.Streams.SingleAsync()).EndedAt);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_past_stream_may_not_reach_into_a_later_one(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var path = $"/api/v1/channels/{await app.ChannelAsync()}/streams";
        var later = (await IngestApp.AnswerAsync(await app.PostAsync(path, new { startedAt = IngestApp.Start }))).GetProperty("id").GetInt64();
        await IngestApp.AnswerAsync(await app.PostAsync($"/api/v1/streams/{later}/end", new { endedAt = IngestApp.Start.AddHours(1) }));

        await IngestApp.RefusalAsync(await app.PostAsync(path, new { startedAt = IngestApp.Start.AddMinutes(30) }), 409);
        var early = (await IngestApp.AnswerAsync(await app.PostAsync(path, new { startedAt = IngestApp.Start.AddHours(-1) }))).GetProperty("id").GetInt64();
        var errors = await IngestApp.RefusalAsync(await app.Client.PostAsync($"/api/v1/streams/{early}/end", null), 422);
        var touching = await app.PostAsync($"/api/v1/streams/{early}/end", new { endedAt = IngestApp.Start });

        Assert.Contains($"stream {later}", errors["endedAt"][0]);
        await IngestApp.AnswerAsync(touching);
    }

    [Fact]
    public async Task A_start_that_cannot_be_is_422()
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);
        var path = $"/api/v1/channels/{await app.ChannelAsync()}/streams";
        var now = TimeProvider.System.GetUtcNow();

        foreach (var startedAt in new[] { now.AddSeconds(90), new DateTimeOffset(2014, 12, 31, 23, 59, 59, TimeSpan.Zero) })
        {
            Assert.Equal(["startedAt"], (await IngestApp.RefusalAsync(await app.PostAsync(path, new { startedAt }), 422)).Keys);
        }

        Assert.Equal(201, (int)(await app.PostAsync(path, new { startedAt = now.AddSeconds(30) })).StatusCode);
    }

    /// <summary>Two hosts of 1280 by 720 and 1920 by 1080 are 2,995,200 pixels, which is 2K: 20 host minutes at 15.99 USD per 1,000 are 0.3198 USD, in HD they were 0.0798.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task Pictures_of_the_hosts_make_tier_and_hosts_and_with_them_the_cost(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var path = $"/api/v1/channels/{await app.ChannelAsync()}/streams";
        object[] videos = [new { width = 1280, height = 720 }, new { width = 1920, height = 1080 }];

        var stream = await IngestApp.AnswerAsync(await app.PostAsync(path, new { startedAt = IngestApp.Start, sampleIntervalSeconds = 5, hostVideos = videos }));
        Assert.Equal(("2k", 2), (Text(stream, "tier"), stream.GetProperty("hosts").GetInt32()));
        await IngestApp.AnswerAsync(await app.PostAsync($"/api/v1/streams/{stream.GetProperty("id")}/end", new { endedAt = IngestApp.Start.AddMinutes(10) }));
        await using var studio = Data.Figures.Studio.Of(app.Database, TimeProvider.System.GetUtcNow());
        await studio.RecordAsync();

        var id = stream.GetProperty("id").GetInt64();
        var hosts = await studio.Db.CostRecords.SingleAsync(r => r.StreamId == id && r.Service == "agora" && r.CostType == "streaming");
        Assert.Equal((0.3198m, 32L), (hosts.AmountUsd, hosts.CostCents));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Pictures_may_stand_beside_what_they_say_themselves(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        object[] videos = [new { width = 720, height = 1280 }, new { width = 0, height = 0 }];

        var stream = await IngestApp.AnswerAsync(await app.PostAsync($"/api/v1/channels/{await app.ChannelAsync()}/streams", new { tier = "hd", hosts = 2, hostVideos = videos }));

        Assert.Equal(("hd", 2), (Text(stream, "tier"), stream.GetProperty("hosts").GetInt32()));
    }

    [Theory]
    [InlineData("""{"hosts":3,"hostVideos":[{"width":640,"height":360},{"width":640,"height":360}]}""", 422, "hostVideos", "has 2 for 3 hosts")]
    [InlineData("""{"tier":"hd","hostVideos":[{"width":1280,"height":720},{"width":640,"height":360}]}""", 422, "tier", "1152000 pixels of hostVideos together, which is full-hd")]
    [InlineData("""{"hostVideos":[]}""", 400, "hostVideos", "must have 1 to 17 entries")]
    [InlineData("""{"hostVideos":{"width":1280,"height":720}}""", 400, "hostVideos", "must be a list")]
    [InlineData("""{"hostVideos":[{"width":1280,"height":720},null]}""", 400, "hostVideos[1]", "must be a JSON object")]
    [InlineData("""{"hostVideos":[{"width":1280}]}""", 400, "hostVideos[0].height", "is missing")]
    [InlineData("""{"hostVideos":[{"width":1280,"height":0}]}""", 400, "hostVideos[0].height", "write 0 for both where the host sends sound alone")]
    [InlineData("""{"hostVideos":[{"width":-1,"height":720}]}""", 400, "hostVideos[0].width", "from 0 to 8192")]
    [InlineData("""{"hostVideos":[{"width":1280,"height":8193}]}""", 400, "hostVideos[0].height", "from 0 to 8192")]
    public async Task Pictures_that_cannot_be_are_refused_with_the_field_and_the_cure(string body, int status, string field, string says)
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);

        var errors = await IngestApp.RefusalAsync(await app.PostTextAsync($"/api/v1/channels/{await app.ChannelAsync()}/streams", body), status);

        Assert.Equal([field], errors.Keys);
        Assert.Contains(says, errors[field][0]);
        await using var db = app.Database.Open();
        Assert.Equal(0, await db.Streams.CountAsync());
    }

    [Fact]
    public async Task What_does_not_exist_is_404()
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);

        foreach (var path in new[] { "/api/v1/channels/77/streams", "/api/v1/streams/77/end", "/api/v1/channels/0/streams", $"/api/v1/streams/{long.MaxValue}/end" })
        {
            await IngestApp.RefusalAsync(await app.PostAsync(path, new { }), 404);
        }
    }

    [Theory]
    [InlineData("agora", null, true)]
    [InlineData("agora", 10, false)]
    [InlineData("", null, false)]
    public async Task We_sample_a_stream_whose_vendor_can_be_asked_unless_its_caller_names_a_cadence(string agoraChannel, int? sampleIntervalSeconds, bool expected)
    {
        await using var app = await IngestApp.StartAsync(
            DatabaseKind.Sqlite,
            ("Vendors:Agora:AppId", "0123456789abcdef0123456789abcdef"), ("Vendors:Agora:CustomerKey", "key"), ("Vendors:Agora:CustomerSecret", "secret"));
        var channel = (await IngestApp.AnswerAsync(await app.PutAsync(
            "/api/v1/channels/a", new { name = "A", sellerEmail = "a@shop.example", agoraChannel = agoraChannel.Length > 0 ? agoraChannel : null }))).GetProperty("id");

        await IngestApp.AnswerAsync(await app.PostAsync($"/api/v1/channels/{channel}/streams", new { sampleIntervalSeconds }));

        await using var db = app.Database.Open();
        Assert.Equal(expected, (await db.Streams.SingleAsync()).IsSampled);
    }

    private static string? Text(JsonElement answer, string field) => answer.GetProperty(field).GetString();
}
