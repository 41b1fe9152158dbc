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
        Assert.Contains("hlsViewers", text);
        Assert.Contains("media-push", text);
        var root = JsonDocument.Parse(text).RootElement;
        Assert.Equal("bearer", root.GetProperty("components").GetProperty("securitySchemes").GetProperty("apiKey").GetProperty("scheme").GetString());
        var sample = content.GetProperty("application/json").GetProperty("schema").GetProperty("properties").GetProperty("samples").GetProperty("items");
        Assert.Equal("integer", sample.GetProperty("properties").GetProperty("streamId").GetProperty("type").GetString());
    }
}
