using System.Text.Json;
using StreamOps.Tests.Features;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform;

public sealed class WebTests
{
    [Theory]
    [InlineData("/account/login", "br")]
    [InlineData("/openapi/v1.json", null)]
    public async Task Pages_go_out_compressed_and_what_programs_read_does_not(string path, string? expected)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var client = app.Anonymous();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");

        using var answer = await client.GetAsync(path);

        Assert.Equal(expected, answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    [Fact]
    public async Task Crawlers_get_an_answer_of_their_own_instead_of_the_sign_in()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var client = app.Anonymous();

        Assert.StartsWith("User-agent:", await client.GetStringAsync("/robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_is_open_and_tells_bodies_answers_and_refusals()
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);
        using var nobody = app.NewClient(null);

        var text = await nobody.GetStringAsync("/openapi/v1.json");

        var post = JsonDocument.Parse(text).RootElement.GetProperty("paths").GetProperty("/api/v1/metrics").GetProperty("post");
        var content = post.GetProperty("requestBody").GetProperty("content");
        Assert.Equal(["application/json", "application/x-ndjson"], content.EnumerateObject().Select(c => c.Name));
        Assert.Equal(["200", "400", "401", "403", "413", "415", "422", "429", "503"], post.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order());
        Assert.Contains("\"title\": \"StreamOps API\"", text);
        Assert.Equal("200 401 404 429", Answers(text, "/live/streams/{id}"));
        Assert.Equal("200 401 429", Answers(text, "/live/platform"));
        Assert.Contains("text/event-stream", text);
        Assert.Equal("200 400 401 403 404 429", Answers(text, "/api/v1/channels/{id}/metrics"));
        Assert.Contains("hlsViewers", text);
        Assert.Contains("media-push", text);
        var root = JsonDocument.Parse(text).RootElement;
        Assert.Equal("bearer", root.GetProperty("components").GetProperty("securitySchemes").GetProperty("apiKey").GetProperty("scheme").GetString());
        var sample = content.GetProperty("application/json").GetProperty("schema").GetProperty("properties").GetProperty("samples").GetProperty("items");
        Assert.Equal("integer", sample.GetProperty("properties").GetProperty("streamId").GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("put", "/api/v1/channels/{externalId}", "application/json", "name sellerEmail")]
    [InlineData("post", "/api/v1/channels/{id}/streams", "application/json", "")]
    [InlineData("post", "/api/v1/streams/{id}/end", "application/json", "")]
    [InlineData("post", "/api/v1/metrics", "application/json", "samples")]
    [InlineData("post", "/api/v1/metrics", "application/x-ndjson", "hlsViewers isLive relayStatus streamId timestamp")]
    public async Task The_description_names_the_fields_that_a_body_must_have(string method, string path, string mediaType, string required)
    {
        await using var app = await IngestApp.StartAsync(DatabaseKind.Sqlite);
        using var nobody = app.NewClient(null);

        var root = JsonDocument.Parse(await nobody.GetStringAsync("/openapi/v1.json")).RootElement;

        var content = root.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("requestBody").GetProperty("content");
        var schema = Resolve(root, content.GetProperty(mediaType).GetProperty("schema"));
        Assert.Equal(required, Required(schema));
        if (required == "samples")
        {
            var samples = schema.GetProperty("properties").GetProperty("samples");
            Assert.Equal("hlsViewers isLive relayStatus streamId timestamp", Required(Resolve(root, samples.GetProperty("items"))));
        }
    }

    private static string Answers(string description, string path) => string.Join(
        ' ', JsonDocument.Parse(description).RootElement.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").EnumerateObject().Select(r => r.Name).Order(StringComparer.Ordinal));

    private static string Required(JsonElement schema) =>
        schema.TryGetProperty("required", out var names) ? string.Join(' ', names.EnumerateArray().Select(n => n.GetString()).Order(StringComparer.Ordinal)) : "";

    private static JsonElement Resolve(JsonElement root, JsonElement schema) =>
        schema.TryGetProperty("$ref", out var to)
            ? to.GetString()!.Split('/').Skip(1).Aggregate(root, (at, name) => at.GetProperty(name))
            : schema;
}
