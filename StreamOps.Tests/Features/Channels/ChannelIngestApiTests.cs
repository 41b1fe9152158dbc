using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Channels;

public sealed class ChannelIngestApiTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_new_channel_is_201_with_its_defaults_and_invites_its_seller(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);

        var response = await app.PutAsync("/api/v1/channels/room-a", new { name = "  Anna's room ", sellerEmail = "anna@shop.example" });

        Assert.Equal(201, (int)response.StatusCode);
        var answer = await IngestApp.AnswerAsync(response);
        Assert.Equal(
            ("room-a", "Anna's room", "anna@shop.example", "hd", "media-push"),
            (Text(answer, "externalId"), Text(answer, "name"), Text(answer, "sellerEmail"), Text(answer, "tier"), Text(answer, "relay")));
        Assert.EndsWith("Z", Text(answer, "createdAt"));
        await using var db = app.Database.Open();
        var seller = await db.Users.SingleAsync();
        Assert.Null(seller.PasswordHash);
        Assert.Equal("Seller", await db.UserRoles.Join(db.Roles, u => u.RoleId, r => r.Id, (_, r) => r.Name).SingleAsync());
        Assert.Equal(1, await db.OutboxMails.CountAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_same_channel_again_is_200_and_becomes_what_is_said_now(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var first = await IngestApp.AnswerAsync(await app.PutAsync(
            "/api/v1/channels/room-a",
            new { name = "Old", sellerEmail = "anna@shop.example", agoraChannel = "a1", cloudflareLiveInputId = "i1", tier = "full-hd", relay = "web-recording" }));

        var response = await app.PutAsync("/api/v1/channels/room-a", new { name = "New", sellerEmail = "Bert@shop.example", agoraChannel = "a2" });

        Assert.Equal(200, (int)response.StatusCode);
        var answer = await IngestApp.AnswerAsync(response);
        Assert.Equal(first.GetProperty("id").GetInt64(), answer.GetProperty("id").GetInt64());
        Assert.Equal(("New", "Bert@shop.example", "a2", "hd"), (Text(answer, "name"), Text(answer, "sellerEmail"), Text(answer, "agoraChannel"), Text(answer, "tier")));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("cloudflareLiveInputId").ValueKind);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_known_address_is_the_same_seller_in_any_case(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        await IngestApp.AnswerAsync(await app.PutAsync("/api/v1/channels/a", new { name = "A", sellerEmail = "anna@shop.example" }));
        await IngestApp.AnswerAsync(await app.PutAsync("/api/v1/channels/b", new { name = "B", sellerEmail = "ANNA@shop.example" }));

        await using var db = app.Database.Open();
        Assert.Equal((1, 1), (await db.Users.CountAsync(), await db.OutboxMails.CountAsync()));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "agoraChannel")]
    [InlineData(DatabaseKind.Sqlite, "cloudflareLiveInputId")]
    [InlineData(DatabaseKind.Postgres, "agoraChannel")]
    [InlineData(DatabaseKind.Postgres, "cloudflareLiveInputId")]
    public async Task What_another_channel_has_is_409_and_named(DatabaseKind kind, string field)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var body = new Dictionary<string, string> { ["name"] = "A", ["sellerEmail"] = "anna@shop.example", [field] = "taken" };
        await IngestApp.AnswerAsync(await app.PutAsync("/api/v1/channels/first", body));

        var errors = await IngestApp.RefusalAsync(await app.PutAsync("/api/v1/channels/second", body), 409);

        Assert.Equal([field], errors.Keys);
        Assert.Contains("'first'", errors[field][0]);
        await using var db = app.Database.Open();
        Assert.Equal(1, await db.Channels.CountAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_hundred_puts_of_one_channel_at_once_make_one_channel_one_seller_one_mail(DatabaseKind kind)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var body = new { name = "A", sellerEmail = "anna@shop.example", agoraChannel = "a" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => app.PutAsync("/api/v1/channels/room", body)));

        Assert.Equal(1, answers.Count(a => (int)a.StatusCode == 201));
        Assert.Equal(99, answers.Count(a => (int)a.StatusCode == 200));
        await using var db = app.Database.Open();
        Assert.Equal((1, 1, 1), (await db.Channels.CountAsync(), await db.Users.CountAsync(), await db.OutboxMails.CountAsync()));
    }

    [Theory]
    [InlineData("a%2Fb", "a/b")]
    [InlineData("a%252Fb", "a%2Fb")]
    [InlineData("r%C3%B6hre%20%F0%9F%8E%A5", "röhre 🎥")]
    [InlineData("a?x=1", "a")]
    public async Task An_id_in_the_address_is_what_the_caller_wrote(string escaped, string id)
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);

        var answer = await IngestApp.AnswerAsync(await app.PutAsync("/api/v1/channels/" + escaped, new { name = "A", sellerEmail = "anna@shop.example" }));

        Assert.Equal(id, Text(answer, "externalId"));
    }

    [Fact]
    public async Task An_id_that_is_too_long_or_holds_control_characters_is_400_and_named()
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);
        var body = new { name = "A", sellerEmail = "anna@shop.example" };

        foreach (var id in new[] { new string('x', 201), "a%07b", "%20" })
        {
            Assert.Equal(["externalId"], (await IngestApp.RefusalAsync(await app.PutAsync("/api/v1/channels/" + id, body), 400)).Keys);
        }
    }

    [Fact]
    public async Task A_wrong_id_and_wrong_fields_are_named_at_once()
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);

        var wrong = await IngestApp.RefusalAsync(await app.PutAsync("/api/v1/channels/a%07b", new { sellerEmail = "nobody", tier = "8k" }), 400);

        Assert.Equal(["externalId", "name", "sellerEmail", "tier"], wrong.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_a_key_it_is_401_and_a_key_of_another_scope_403()
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);
        using var nobody = app.NewClient(null);
        using var stranger = app.NewClient("a-key-that-nobody-has-ever-made-before-123");

        foreach (var client in new[] { nobody, stranger })
        {
            await IngestApp.RefusalAsync(await client.PutAsync("/api/v1/channels/a", new StringContent("{}")), 401);
            await IngestApp.RefusalAsync(await client.PostAsync("/api/v1/channels/1/streams", new StringContent("{}")), 401);
            await IngestApp.RefusalAsync(await client.PostAsync("/api/v1/streams/1/end", new StringContent("{}")), 401);
            await IngestApp.RefusalAsync(await client.PostAsync("/api/v1/metrics", new StringContent("{}")), 401);
        }
    }

    private static string? Text(JsonElement answer, string field) => answer.GetProperty(field).GetString();
}
