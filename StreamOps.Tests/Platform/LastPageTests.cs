using System.Net;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform;

/// <summary>Every list of the site, asked for a page that it does not have.</summary>
public sealed class LastPageTests
{
    [Fact]
    public async Task A_page_behind_the_last_one_leads_to_the_last_one_and_keeps_the_rest_of_the_address()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        for (var i = 0; i < 25; i++)
        {
            await world.Studio.ChannelAsync();
        }

        (string Asked, string Last)[] lists =
        [
            ("/channels?page=999", "/channels?page=2"),
            ($"/channels/{world.Stream.ChannelId}?month=2026-03&page=999", $"/channels/{world.Stream.ChannelId}?month=2026-03&page=1"),
            ("/costs?month=2026-03&by=service&page=999", "/costs?month=2026-03&by=service&page=1"),
            ("/costs?month=2025-03&page=999", "/costs?month=2025-03&page=1"),
            ("/account/users?state=disabled&page=999", "/account/users?state=disabled&page=1"),
            ("/account/api-keys?page=999", "/account/api-keys?page=1"),
            ("/account/audit?page=999", "/account/audit?page=1"),
            ("/system/webhooks?state=parked&page=999", "/system/webhooks?state=parked&page=1"),
        ];
        foreach (var (asked, last) in lists)
        {
            using var answer = await admin.GetAsync(asked);
            using var there = await admin.GetAsync(last);
            Assert.Equal((asked, HttpStatusCode.Redirect, last), (asked, answer.StatusCode, answer.Headers.Location?.OriginalString));
            Assert.Equal((last, HttpStatusCode.OK), (last, there.StatusCode));
        }
    }

    [Fact]
    public async Task A_program_gets_an_empty_page_which_ends_its_loop()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);

        var page = await world.ReadAsync("/channels?page=999");

        Assert.Equal((0, 999, 1), (page.GetProperty("items").GetArrayLength(), page.GetProperty("page").GetInt32(), page.GetProperty("total").GetInt32()));
    }
}
