using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Messages;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Account;

public sealed partial class UsersTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task An_invited_person_sets_a_password_by_the_mailed_link_which_works_once(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);
        using var admin = await app.SignedInAsync(Roles.Admin);
        using var invited = await admin.SubmitAsync("/account/users", new Dictionary<string, string> { ["email"] = "o'neil@shop.example", ["role"] = Roles.Finance }, "/account/users?handler=Invite");
        Assert.Equal(HttpStatusCode.Redirect, invited.StatusCode);
        await using var db = app.Open();
        var mail = await db.OutboxMails.SingleAsync();
        var link = new Uri(Link().Match(mail.TextBody).Value);
        Assert.Equal(app.Address.Authority, link.Authority);
        Assert.Contains("user.invited", await db.AuditEntries.Select(a => a.Action).ToListAsync());

        using var person = app.Anonymous();
        var fields = new Dictionary<string, string> { ["user"] = Part(link, "user"), ["Token"] = Part(link, "token"), ["Password"] = "ten letters", ["Again"] = "ten letters" };
        using var set = await person.SubmitAsync(link.PathAndQuery, fields, "/account/set-password");
        using var home = await person.GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        Assert.Equal("/reports", home.Headers.Location?.OriginalString);
        Assert.Contains("This link does not work", await person.GetStringAsync(link.PathAndQuery), StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_last_admin_stays_however_many_demote_each_other_at_once(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SessionCookie.AddUserAsync(app.Services, Roles.Admin, "a long enough pass phrase")));
        var clients = await Task.WhenAll(people.Select(app.SignInAsync));

        await Task.WhenAll(people.Select((person, n) =>
            clients[n].SubmitAsync("/account/users", new Dictionary<string, string>(), $"/account/users?handler=Disable&id={person.Id}")));

        await using var db = app.Open();
        Assert.Equal(1, await db.Users.CountAsync(u => u.DisabledAt == null));
        Assert.Equal(3, await db.AuditEntries.CountAsync(a => a.Action == "user.disabled"));
    }

    /// <summary>Whoever was invited may never come, and no start makes another admin.</summary>
    [Fact]
    public async Task An_admin_who_was_invited_alone_does_not_let_the_last_one_go()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        var only = await SessionCookie.AddUserAsync(app.Services, Roles.Admin, "a long enough pass phrase");
        await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        using var admin = await app.SignInAsync(only);

        using var disabled = await admin.SubmitAsync("/account/users", new Dictionary<string, string>(), $"/account/users?handler=Disable&id={only.Id}");
        using var demoted = await admin.SubmitAsync("/account/users", new Dictionary<string, string> { ["role"] = Roles.Finance }, $"/account/users?handler=Role&id={only.Id}");

        Assert.Contains("the last admin who can sign in", await disabled.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("the last admin who can sign in", await demoted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.Empty(await db.AuditEntries.Where(a => a.Action == "user.disabled" || a.Action == "user.role-changed").ToListAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_the_platform_had_to_tell_is_not_sent_to_who_is_disabled_or_no_admin_any_more(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);
        var stays = await SessionCookie.AddUserAsync(app.Services, Roles.Admin, "a long enough pass phrase");
        var (leaves, sells) = (await SessionCookie.AddUserAsync(app.Services, Roles.Admin), await SessionCookie.AddUserAsync(app.Services, Roles.Admin));
        await using var db = app.Open();
        var (waits, sent) = (TimeProvider.System.GetUtcNow().AddHours(8), TimeProvider.System.GetUtcNow());
        foreach (var (person, key) in new[] { (leaves, "budget:1"), (leaves, "notification:2"), (leaves, "invitation:3"), (sells, "budget:4"), (stays, "budget:5"), (leaves, "budget:6") })
        {
            db.OutboxMails.Add(new OutboxMailRow
            {
                DedupeKey = key,
                Recipient = person.Email!,
                Subject = "s",
                TextBody = "t",
                HtmlBody = "h",
                MessageId = key,
                CreatedAt = sent,
                NextAttemptAt = waits,
                SentAt = key == "budget:6" ? sent : null,
            });
        }

        await db.SaveChangesAsync();
        using var admin = await app.SignInAsync(stays);

        using var disabled = await admin.SubmitAsync("/account/users", new Dictionary<string, string>(), $"/account/users?handler=Disable&id={leaves.Id}");
        using var demoted = await admin.SubmitAsync("/account/users", new Dictionary<string, string> { ["role"] = Roles.Seller }, $"/account/users?handler=Role&id={sells.Id}");

        Assert.Equal(["budget:5", "budget:6", "invitation:3"], await db.OutboxMails.Select(m => m.DedupeKey).OrderBy(k => k).ToListAsync());
    }

    [Fact]
    public async Task A_key_is_shown_once()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);

        using var made = await admin.SubmitAsync("/account/api-keys", new Dictionary<string, string> { ["name"] = "relay", ["scopes"] = KeyScopes.Ingest }, "/account/api-keys?handler=Create");
        var key = Key().Match(await made.Content.ReadAsStringAsync()).Value;

        Assert.Equal(46, key.Length);
        var later = await admin.GetStringAsync("/account/api-keys");
        Assert.Contains("relay", later, StringComparison.Ordinal);
        Assert.DoesNotContain(key, later, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", "That is no e-mail address.")]
    [InlineData("seller1@shop.example", "This address has an account.")]
    public async Task A_refused_invitation_keeps_what_was_typed_and_says_why_beside_the_address(string email, string message)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        await Given.SellerAsync(db, "seller1@shop.example");

        using var refused = await admin.SubmitAsync(
            "/account/users", new Dictionary<string, string> { ["email"] = email, ["displayName"] = "Ana", ["role"] = Roles.Finance }, "/account/users?handler=Invite");

        var html = await refused.Content.ReadAsStringAsync();
        Assert.Matches($"""(?s)name="email"[^>]*value="{email}"(?:(?!<div class="field).)*?field-validation-error[^>]*>{message}""", html);
        Assert.Matches("""name="displayName"[^>]*value="Ana" """.TrimEnd(), html);
        Assert.Contains($"<option selected=\"selected\">{Roles.Finance}</option>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_key_keeps_what_was_typed_and_says_why_beside_its_field()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);

        using var nameless = await admin.SubmitAsync("/account/api-keys", new Dictionary<string, string> { ["name"] = " ", ["scopes"] = KeyScopes.Read }, "/account/api-keys?handler=Create");
        using var useless = await admin.SubmitAsync("/account/api-keys", new Dictionary<string, string> { ["name"] = "relay" }, "/account/api-keys?handler=Create");

        var html = await nameless.Content.ReadAsStringAsync();
        Assert.Matches("""(?s)name="name"(?:(?!<fieldset).)*?field-validation-error[^>]*>Say what the key is for""", html);
        Assert.Matches("""value="read" checked="checked""", html);
        Assert.DoesNotMatch("""value="ingest" checked""", html);
        Assert.Matches("""(?s)name="name" value="relay".*field-validation-error[^>]*>Choose at least one scope""", await useless.Content.ReadAsStringAsync());
    }

    private static string Part(Uri link, string name) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(link.Query)[name].ToString();

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Link();

    [GeneratedRegex("so_[A-Za-z0-9_-]{43}")]
    private static partial Regex Key();
}
