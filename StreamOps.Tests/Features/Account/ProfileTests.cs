using System.Net;
using Microsoft.EntityFrameworkCore;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Account;

/// <summary>How a person reads times and figures.</summary>
public sealed class ProfileTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task Pages_are_written_in_the_persons_zone_and_numbers_and_files_are_not(DatabaseKind kind)
    {
        await using var platform = await InBrowser.Platform.StartAsync(kind);
        using var client = await platform.App.SignedInAsync(Roles.Admin);
        var stream = $"/streams/{platform.Ended.Id}";
        Assert.Contains(" UTC</", await client.GetStringAsync(stream), StringComparison.Ordinal);

        using var saved = await SaveAsync(client, "Asia/Kolkata", "comma");

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(stream));
        Assert.Contains("data-zone=\"Asia/Kolkata\" data-numbers=\"comma\"", page, StringComparison.Ordinal);
        Assert.Contains(" UTC+5:30", page, StringComparison.Ordinal);
        Assert.Contains("100,0%</span> of the live time", page, StringComparison.Ordinal);
        Assert.Contains("Times in Asia/Kolkata · days and months in UTC", page, StringComparison.Ordinal);
        var file = await client.GetStringAsync(stream + "?zoom=start&csv=viewers");
        Assert.Matches(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ,", file);
        Assert.DoesNotContain("UTC+", file, StringComparison.Ordinal);
        await using var db = platform.App.Open();
        var change = await db.AuditEntries.SingleAsync(a => a.Action == "user.profile-changed");
        Assert.Contains("Asia/Kolkata", change.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_answers_everybody_alike()
    {
        await using var platform = await InBrowser.Platform.StartAsync();
        using var client = await platform.App.SignedInAsync(Roles.Admin);
        var before = await client.GetStringAsync($"/api/v1/streams/{platform.Ended.Id}/stats");

        using var saved = await SaveAsync(client, "Asia/Kolkata", "comma");

        Assert.Equal(before, await client.GetStringAsync($"/api/v1/streams/{platform.Ended.Id}/stats"));
    }

    [Theory]
    [InlineData("Mars/Olympus", "point", "Choose a time zone of the list.")]
    [InlineData("UTC", "roman", "Choose one of the three ways to write numbers.")]
    public async Task What_is_not_on_offer_is_refused_beside_its_field(string zone, string style, string message)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var client = await app.SignedInAsync(Roles.Seller);

        using var answer = await SaveAsync(client, zone, style);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.False(await db.AuditEntries.AnyAsync(a => a.Action == "user.profile-changed"));
    }

    [Fact]
    public async Task Who_has_chosen_nothing_reads_times_in_the_billing_zone()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string?> { ["Billing:TimeZone"] = "Europe/Berlin" });
        using var client = await app.SignedInAsync(Roles.Admin);

        Assert.Contains("data-zone=\"Europe/Berlin\" data-numbers=\"point\"", await client.GetStringAsync("/live"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/users")]
    [InlineData("/account/api-keys")]
    [InlineData("/account/manage")]
    public async Task No_page_carries_a_style_that_the_browser_is_told_to_refuse(string path)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var client = await app.SignedInAsync(Roles.Admin);

        Assert.DoesNotContain("style=\"", await client.GetStringAsync(path), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SaveAsync(AppClient client, string zone, string style) => client.SubmitAsync(
        "/account/manage",
        new Dictionary<string, string> { ["DisplayName"] = "Ann", ["TimeZone"] = zone, ["NumberStyle"] = style },
        "/account/manage?handler=Profile");
}
