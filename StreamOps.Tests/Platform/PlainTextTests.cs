using System.Net;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform;

/// <summary>NUL, which PostgreSQL takes in no text, and which nobody types.</summary>
public sealed class PlainTextTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task It_breaks_no_search_and_is_refused_in_a_form(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);
        using var stranger = app.Anonymous();
        using var refused = await stranger.SubmitAsync("/account/login", new Dictionary<string, string> { ["Email"] = "a\0b@people.example", ["Password"] = "some pass phrase" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        using var admin = await app.SignedInAsync(Roles.Admin);
        foreach (var page in new[] { "/account/users?search=%00", "/account/users?search=a%00b", "/account/audit?actor=%00", "/account/audit?what=%00", "/channels?search=%00" })
        {
            using var answer = await admin.GetAsync(page);
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest });
        }

        using var invited = await admin.SubmitAsync(
            "/account/users", new Dictionary<string, string> { ["email"] = "new@people.example", ["displayName"] = "A\0B", ["role"] = Roles.Finance }, "/account/users?handler=Invite");
        Assert.Equal(HttpStatusCode.BadRequest, invited.StatusCode);
    }
}
