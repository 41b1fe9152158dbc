using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Features.Outgoing;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Notifications;
using StreamOps.Tests.Features.Notifications;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors.Outgoing;

namespace StreamOps.Tests.Features.Outgoing;

public sealed partial class EndpointPagesTests
{
    private const string Path = "/system/endpoints";

    private static readonly Dictionary<string, string?> Here = new() { ["Outgoing:AllowedNetworks:0"] = "127.0.0.1" };

    private readonly FakeTimeProvider clock = new(Given.Noon);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_secret_is_shown_once_kept_encrypted_and_rotated(DatabaseKind kind)
    {
        await using var app = await NotificationWorld.StartAsync(kind, clock);
        using var admin = await app.SignedInAsync(Roles.Admin);

        using var added = await admin.SubmitAsync(Path, Form("https://hooks.example/x"));
        var secret = Secret().Match(await added.Content.ReadAsStringAsync()).Value;
        Assert.NotEmpty(secret);
        await using var db = app.Open();
        var row = await db.WebhookEndpoints.AsNoTracking().SingleAsync();
        Assert.Equal(("Pager", WebhookForm.Slack, Severity.Critical, true, false), (row.Name, row.Form, row.LeastSeverity, row.WantsAlerts, row.WantsBudgets));
        Assert.DoesNotContain(secret, row.Secret, StringComparison.Ordinal);
        Assert.Equal([WebUtility.HtmlDecode(secret)], app.Services.GetRequiredService<WebhookSecrets>().Of(row));
        Assert.DoesNotContain("whsec_", await admin.GetStringAsync($"{Path}/{row.Id}"), StringComparison.Ordinal);

        using var rotated = await admin.SubmitAsync($"{Path}/{row.Id}", new Dictionary<string, string>(), $"{Path}/{row.Id}?handler=Rotate");
        var fresh = WebUtility.HtmlDecode(Secret().Match(await rotated.Content.ReadAsStringAsync()).Value);
        row = await db.WebhookEndpoints.AsNoTracking().SingleAsync();
        Assert.Equal([fresh, WebUtility.HtmlDecode(secret)], app.Services.GetRequiredService<WebhookSecrets>().Of(row));
        Assert.Equal(["endpoint.added", "endpoint.rotated"], await db.AuditEntries.Where(a => a.Action.StartsWith("endpoint.")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
        Assert.DoesNotContain(await db.AuditEntries.Select(a => a.Before + a.After).ToListAsync(), t => t.Contains("whsec_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Form.Name", "", "Give it a name")]
    [InlineData("Form.Url", "http://hooks.example/x", "Write a whole address")]
    [InlineData("Form.Url", "https://user@hooks.example/x", "Write a whole address")]
    [InlineData("Form.Form", "teams", "Choose one of the two forms")]
    [InlineData("Form.LeastSeverity", "panic", "Choose how grave")]
    [InlineData("Form.WantsAlerts", "false", "Choose at least one kind")]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_is_saved(string field, string value, string message)
    {
        await using var app = await NotificationWorld.StartAsync(DatabaseKind.Sqlite, clock);
        using var admin = await app.SignedInAsync(Roles.Admin);
        var form = Form("https://hooks.example/x");
        form[field] = value;

        using var answer = await admin.SubmitAsync(Path, form);

        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.Equal(0, await db.WebhookEndpoints.CountAsync());
    }

    [Fact]
    public async Task A_test_calls_with_the_newest_notification_and_shows_the_answer()
    {
        await using var receiver = HttpListenerStub.Start();
        await using var app = await NotificationWorld.StartAsync(DatabaseKind.Sqlite, clock, Here);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        var row = await GivenNotification.EndpointAsync(db, app.Services.GetRequiredService<WebhookSecrets>().New().Kept, receiver.Url);
        var page = $"{Path}/{row.Id}";

        // Before there was any: the figures of the platform.
        await admin.SubmitAsync(page, new Dictionary<string, string>(), $"{page}?handler=Test");
        Assert.Contains("0 streams are on air", receiver.Calls[^1].Body, StringComparison.Ordinal);
        Assert.Contains("took the test with 204", await admin.GetStringAsync(page), StringComparison.Ordinal);

        await GivenNotification.AddAsync(db, GivenNotification.Row("newest"));
        receiver.Answer = _ => "403 No\r\nContent-Length: 13\r\n\r\ninvalid_token";
        await admin.SubmitAsync(page, new Dictionary<string, string>(), $"{page}?handler=Test");
        Assert.Contains("Relay of newest fails", receiver.Calls[^1].Body, StringComparison.Ordinal);
        var shown = await admin.GetStringAsync(page);
        Assert.Contains("answered 403: invalid_token", shown, StringComparison.Ordinal);
        Assert.Contains("Fails", shown, StringComparison.Ordinal);
        Assert.Contains("1 failing", await admin.GetStringAsync("/system"), StringComparison.Ordinal);
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == "endpoint.tested"));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task An_endpoint_goes_with_its_log_and_the_trail_keeps_it(DatabaseKind kind)
    {
        await using var app = await NotificationWorld.StartAsync(kind, clock);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        var row = await GivenNotification.EndpointAsync(db, "s", "https://hooks.example/x");
        await GivenNotification.AddAsync(db, GivenNotification.Row("a"));
        await NotificationWorld.TurnAsync(app);
        Assert.Contains("Not tried yet", await admin.GetStringAsync($"{Path}/{row.Id}"), StringComparison.Ordinal);

        using var deleted = await admin.SubmitAsync($"{Path}/{row.Id}", new Dictionary<string, string>(), $"{Path}/{row.Id}?handler=Delete");

        Assert.Equal(Path, deleted.Headers.Location?.OriginalString);
        Assert.Equal((0, 0), (await db.WebhookEndpoints.CountAsync(), await db.WebhookDeliveries.CountAsync()));
        Assert.Contains("hooks.example", (await db.AuditEntries.SingleAsync(a => a.Action == "endpoint.deleted")).Before, StringComparison.Ordinal);
        using var gone = await admin.GetAsync($"{Path}/{row.Id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private static Dictionary<string, string> Form(string url) => new()
    {
        ["Form.Name"] = "Pager",
        ["Form.Url"] = url,
        ["Form.Form"] = "slack",
        ["Form.LeastSeverity"] = "critical",
        ["Form.WantsAlerts"] = "true",
        ["Form.WantsBudgets"] = "false",
        ["Form.WantsWatchdog"] = "false",
        ["Form.IsOn"] = "true",
    };

    [GeneratedRegex("whsec_[^<]+")]
    private static partial Regex Secret();
}
