using System.Net;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.InBrowser;

/// <summary>What a page makes of its address.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("/overview?month=2026-13", "2026-13")]
    [InlineData("/overview?month=0001-01", "0001-01")]
    [InlineData("/overview?month=9998-12", "2000-01")]
    [InlineData("/channels?page=0", "numbered from 1")]
    [InlineData("/channels/1?range=tomorrow", "7d, 30d, 90d or 12m")]
    [InlineData("/streams/1?zoom=in", "start, peak or end")]
    public async Task What_a_page_cannot_read_is_named_and_refused(string address, string named)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var client = await app.SignedInAsync("Admin");

        using var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_strangers_channel_and_stream_do_not_exist(DatabaseKind kind)
    {
        await using var platform = await Platform.StartAsync(kind);
        using var stranger = await platform.App.SignedInAsync("Seller");
        using var owner = await platform.App.SignInAsync(platform.Seller);

        foreach (var path in (string[])[$"/channels/{platform.Live.Id}", $"/streams/{platform.OnAir.Id}"])
        {
            using var refused = await stranger.GetAsync(path);
            using var shown = await owner.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        }
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Every_page_answers_before_anything_was_ever_on_air(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);
        using var client = await app.SignedInAsync("Admin");

        foreach (var path in (string[])["/overview", "/live", "/channels", "/system"])
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }
}
