using System.Net;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Shared;

/// <summary>Every page of an address, asked with a value that it does not understand.</summary>
public sealed class BadQueryTests
{
    private const string Page = "Pages are numbered from 1.";
    private const string Month = "Write a month as yyyy-MM, for example 2026-10.";

    private static readonly (string Page, string Value, string Says)[] Bad =
    [
        ("/alerts", "state=foo", "Choose one of: ok, pending, firing, acknowledged, no-data, resolved."),
        ("/alerts", "severity=foo", "Choose one of: info, warning, critical."),
        ("/alerts", "rule=foo", "Choose one of: "),
        ("/alerts", "page=-1", Page),
        ("/account/audit", "page=-1", Page),
        ("/account/users", "state=foo", "Choose active, invited or disabled."),
        ("/account/users", "page=0", Page),
        ("/account/api-keys", "page=abc", Page),
        ("/system/webhooks", "state=foo", "Choose one of: pending, done, ignored, parked."),
        ("/system/webhooks", "source=foo", "Choose agora, "),
        ("/system/webhooks", "page=-1", Page),
        ("/system/dead-letters", "of=foo", "Choose mails or webhooks."),
        ("/system/dead-letters", "page=99999999999", Page),
        ("/channels", "page=abc", Page),
        ("/costs", "page=-1", "Write a whole number from 1 to 1000000."),
        ("/costs", "seller=abc", "Write the identifier "),
        ("/costs", "channel=abc", "Write a whole number"),
        ("/costs", "day=2026-02-30", "Write a day as yyyy-MM-dd, for example 2026-10-31."),
        ("/costs", "month=2026-13", Month),
        ("/costs", "compare=2026-13", Month),
        ("/costs/comparison", "viewers=99999999999", "Choose from 0 to 100,000 viewers."),
        ("/costs/prices", "added=x", "Write a whole number"),
        ("/costs/terms/add", "kind=foo", "Choose one of: free-minutes, "),
        ("/costs/terms/add", "preset=foo", "Choose one of: agora-free-minutes, "),
        ("/costs/invoice", "month=2026-13", Month),
        ("/overview", "month=abc", Month),
    ];

    [Fact]
    public async Task A_value_that_a_page_does_not_understand_is_named_as_in_the_address_with_what_is_allowed()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);

        foreach (var (page, value, says) in Bad)
        {
            using var answer = await admin.GetAsync($"{page}?{value}");
            var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Equal((page, value, HttpStatusCode.BadRequest), (page, value, answer.StatusCode));
            Assert.Contains($"<code>{value}</code> {says}", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_empty_choice_of_a_filter_is_none_and_what_is_wrong_in_a_form_stays_in_the_form()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);

        foreach (var page in (string[])["/alerts?state=&severity=&rule=", "/account/users?search=&state=", "/system/webhooks?source=&state=", "/system/dead-letters?of=mails"])
        {
            using var answer = await admin.GetAsync(page);
            Assert.Equal((page, HttpStatusCode.OK), (page, answer.StatusCode));
        }

        using var refused = await admin.SubmitAsync("/account/users", new Dictionary<string, string> { ["email"] = "no address", ["role"] = "Finance" }, "/account/users?handler=Invite");
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("That is no e-mail address.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
