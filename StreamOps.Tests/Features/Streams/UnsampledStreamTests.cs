using System.Net;
using System.Text.RegularExpressions;
using StreamOps.Domain.Time;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Streams;

public sealed class UnsampledStreamTests
{
    [Fact]
    public async Task A_live_stream_whose_samples_never_came_does_not_look_alive_and_says_whom_to_ask()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        var channel = (await world.Studio.Db.Channels.FindAsync(world.Stream.ChannelId))!;
        var now = TimeProvider.System.GetUtcNow().ToMilliseconds();
        var stream = await world.Studio.StartAsync(channel, now.AddMinutes(-2), s => (s.IsSampled, s.RelayChangedAt) = (false, now.AddMinutes(-2)));
        using var seller = await world.App.SignInAsync(world.Seller);

        var page = WebUtility.HtmlDecode(await seller.GetStringAsync($"/streams/{stream.Id}"));

        Assert.Matches("""(?s)data-stale="true">.*?as of <time data-live-asof[^ >]*>–</time>.*?sent over the API.*?no sample yet""", page);
        Assert.Contains("Check the program that sends them over the API.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("System health", Regex.Match(page, "(?s)class=\"health-reason.*?<dl").Value, StringComparison.Ordinal);
        Assert.DoesNotContain("since ", Regex.Match(page, "(?s)<ol class=\"legs.*?</ol>").Value, StringComparison.Ordinal);
        Assert.Matches("<p class=\"meter-month\" data-live-if=\"addsUsd\" hidden", page);
    }
}
