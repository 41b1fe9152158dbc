using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Reports.Delivery;

/// <summary>Links in the mail of a report that need no account.</summary>
public sealed partial class DeliveredLinksTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_signed_link_hands_out_its_file_until_its_time_is_over_and_that_is_written_down(DatabaseKind kind)
    {
        await using var world = await LinkedAsync(kind);
        var links = Links(world);
        using var stranger = world.App.Anonymous();
        foreach (var name in new[] { "streamops-2026-03-v1.pdf", "streamops-2026-03-v1.csv" })
        {
            using var answer = await stranger.GetAsync(links[name]);
            Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl?.ToString()));
            Assert.Equal(await ReportContent.ReadAsync(world.Db, await world.Db.ReportFiles.Where(f => f.Name == name).Select(f => f.Id).SingleAsync(), CancellationToken.None), await answer.Content.ReadAsByteArrayAsync());
        }

        using (var look = await stranger.SendAsync(new HttpRequestMessage(HttpMethod.Head, links["streamops-2026-03-v1.pdf"])))
        {
            Assert.Equal((HttpStatusCode.OK, await world.Db.ReportFiles.Where(f => f.Name == "streamops-2026-03-v1.pdf").Select(f => (long?)f.Size).SingleAsync()), (look.StatusCode, look.Content.Headers.ContentLength));
        }

        Assert.Equal(["books@finance.example (by link)", "books@finance.example (by link)"], await world.Db.ReportDownloads.Select(d => d.Actor).ToListAsync());
        world.Clock.Advance(TimeSpan.FromDays(30));
        await AssertShutAsync(stranger, links.Values);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Another_file_another_delivery_or_a_changed_token_opens_nothing(DatabaseKind kind)
    {
        await using var world = await LinkedAsync(kind);
        using var stranger = world.App.Anonymous();
        var link = Links(world)["streamops-2026-03-v1.pdf"];
        await AssertShutAsync(stranger,
        [
            link.Replace("v1.pdf", "v1.csv", StringComparison.Ordinal),
            link[..^9] + (link[^9] == 'A' ? 'B' : 'A') + link[^8..],
            link[..link.IndexOf('?', StringComparison.Ordinal)],
            "/reports/delivered/streamops-2026-03-v1.pdf?token=abc",
            "/reports/delivered/streamops-2026-03-v1.pdf?token=" + new string('x', 5000),
            link.Replace("token=", "token=" + Leave(world)[(Leave(world).IndexOf('=', StringComparison.Ordinal) + 1)..] + "&old=", StringComparison.Ordinal),
        ]);
        using var fine = await stranger.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, fine.StatusCode);
    }

    [Theory]
    [InlineData("EndLinks")]
    [InlineData("Stop")]
    public async Task Ended_links_stay_shut_when_the_report_is_sent_again(string how)
    {
        await using var world = await LinkedAsync(DatabaseKind.Sqlite);
        using var stranger = world.App.Anonymous();
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        var delivery = Assert.Single(await world.DeliveriesAsync());
        var (path, old) = ($"/reports/delivery/{delivery.RecipientId}", Links(world).Values.ToList());

        using (await finance.SubmitAsync(path, new Dictionary<string, string> { ["delivery"] = $"{delivery.Id}" }, $"{path}?handler={how}"))
        {
            await AssertShutAsync(stranger, old);
        }

        using (await finance.SubmitAsync(path, new Dictionary<string, string>(), path + "?handler=Resume"))
        using (await finance.SubmitAsync(path, new Dictionary<string, string> { ["versionId"] = $"{delivery.VersionId}", ["seen"] = "1" }, path + "?handler=Send"))
        {
            await world.SendAsync();
        }

        Assert.Equal(2, world.Arrived.Count);
        await AssertShutAsync(stranger, old);
        using var fresh = await stranger.GetAsync(Links(world)["streamops-2026-03-v1.pdf"]);
        Assert.Equal(HttpStatusCode.OK, fresh.StatusCode);
    }

    /// <summary>RFC 8058: a mail provider posts without cookie and form token; a scanner that looks at the link changes nothing.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task The_link_of_a_mail_takes_its_reader_off_by_one_post_and_by_no_look(DatabaseKind kind)
    {
        await using var world = await LinkedAsync(kind);
        using var provider = world.App.Anonymous();
        var leave = Leave(world);
        Assert.Contains("<button", await provider.GetStringAsync(leave), StringComparison.Ordinal);
        Assert.Equal(1, await world.Db.ReportRecipients.CountAsync(r => r.StoppedAt == null));

        for (var times = 0; times < 2; times++)
        {
            using var body = new FormUrlEncodedContent(new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" });
            using var answer = await provider.PostAsync(leave, body);
            Assert.Contains("You are off the list", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var row = await world.Db.ReportRecipients.AsNoTracking().SingleAsync();
        Assert.Equal((world.Clock.GetUtcNow(), row.Email), (row.StoppedAt!.Value, row.StoppedBy));
        Assert.Equal(1, await world.Db.AuditEntries.CountAsync(a => a.Action == "report-recipient.left"));
        await world.ReissueAsync("again");
        Assert.Single(await world.DeliveriesAsync());

        // What was sent to who left stays open to them.
        using var file = await provider.GetAsync(Links(world)["streamops-2026-03-v1.pdf"]);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }

    [Fact]
    public async Task A_link_that_is_not_ours_takes_nobody_off()
    {
        await using var world = await LinkedAsync(DatabaseKind.Sqlite);
        using var stranger = world.App.Anonymous();
        var file = Links(world)["streamops-2026-03-v1.pdf"];
        foreach (var token in new[] { "", "1", file[(file.IndexOf('=', StringComparison.Ordinal) + 1)..], Leave(world)[..^2] })
        {
            using var answer = await stranger.PostAsync($"/reports/delivery/leave?token={token}", null);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal(1, await world.Db.ReportRecipients.CountAsync(r => r.StoppedAt == null));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Who_has_become_a_seller_or_was_disabled_is_stopped_before_anything_more_is_sent_and_the_links_shut(DatabaseKind kind)
    {
        await using var world = await LinkedAsync(kind);
        var links = Links(world);
        var leaver = await SessionCookie.AddUserAsync(world.App.Services, Roles.Finance, "a long enough pass phrase");
        await world.AddAsync(leaver.Email!);
        await world.AddAsync("auditor@finance.example");
        await SessionCookie.AddUserAsync(world.App.Services, Roles.Seller, email: "books@finance.example");
        await world.Db.Users.Where(u => u.Id == leaver.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.DisabledAt, world.Clock.GetUtcNow()));

        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.ReissueAsync("test");
        await world.DeliverAsync();

        Assert.Equal(["books@finance.example", "auditor@finance.example"], world.Arrived.Select(m => m.To.Mailboxes.Single().Address));
        using var stranger = world.App.Anonymous();
        await AssertShutAsync(stranger, links.Values);
        Assert.Equal(2, await world.Db.AuditEntries.CountAsync(a => a.Action == "report-recipient.barred"));
        Assert.Equal(["auditor@finance.example"], await world.Db.ReportRecipients.Where(r => r.StoppedAt == null).Select(r => r.Email).ToListAsync());

        using var admin = await world.App.SignedInAsync(Roles.Admin);
        foreach (var (email, why) in new[] { ("books@finance.example", "the account of a seller"), (leaver.Email!, "an account that was disabled") })
        {
            var path = $"/reports/delivery/{await world.Db.ReportRecipients.Where(r => r.Email == email).Select(r => r.Id).SingleAsync()}";
            Assert.Contains(why, await admin.GetStringAsync(path), StringComparison.Ordinal);
            using var resumed = await admin.SubmitAsync(path, new Dictionary<string, string>(), path + "?handler=Resume");
            Assert.Contains(why, await admin.GetStringAsync(path), StringComparison.Ordinal);
        }

        Assert.Equal(1, await world.Db.ReportRecipients.CountAsync(r => r.StoppedAt == null));
    }

    private static async Task<DeliveryWorld> LinkedAsync(DatabaseKind kind)
    {
        var world = await DeliveryWorld.StartAsync(kind);
        await world.AddAsync("books@finance.example", r => r.Manner = DeliveryManner.Linked);
        await world.CloseAsync();
        await world.DeliverAsync();
        return world;
    }

    /// <summary>Those of the newest mail, by the name of their file; its plain text has the same.</summary>
    private static Dictionary<string, string> Links(DeliveryWorld world)
    {
        var links = FileLink().Matches(world.Arrived[^1].HtmlBody!).ToDictionary(m => m.Groups[2].Value, m => WebUtility.HtmlDecode(m.Groups[1].Value));
        Assert.Equal(links, TextLink().Matches(world.Arrived[^1].TextBody!).ToDictionary(m => m.Groups[1].Value, m => m.Value));
        return links.ToDictionary(l => l.Key, l => new Uri(l.Value).PathAndQuery);
    }

    private static string Leave(DeliveryWorld world) =>
        new Uri(world.Arrived[^1].Headers["List-Unsubscribe"]!.Replace(" ", "", StringComparison.Ordinal).Trim('<', '>')).PathAndQuery;

    private static async Task AssertShutAsync(HttpClient client, IEnumerable<string> links)
    {
        foreach (var link in links)
        {
            using var answer = await client.GetAsync(link);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("This link does not open", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("""href="(https://streams\.example/reports/delivered/([^?"]+)\?token=[^"]+)""")]
    private static partial Regex FileLink();

    [GeneratedRegex(@"https://streams\.example/reports/delivered/([^?\s]+)\?token=\S+")]
    private static partial Regex TextLink();
}
