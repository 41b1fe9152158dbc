using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Operations;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Sampling;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.SystemHealth;

/// <summary>The button that has a vendor polled and what was missed repaired at once.</summary>
public sealed class ReconcileTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task An_admin_has_what_notices_missed_repaired_at_once_and_is_told_what_came_of_it(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var app = await StreamOpsApp.StartAsync(kind, settings: Settings(vendors.Url));
        await using var db = app.Open();
        var channel = await Given.ChannelAsync(db);
        vendors.VideoSince = DateTimeOffset.FromUnixTimeSeconds(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds()).AddMinutes(-5);
        using var admin = await app.SignedInAsync(Roles.Admin);

        using var asked = await admin.SubmitAsync("/system", new Dictionary<string, string>(), "/system?handler=Reconcile&vendor=agora");

        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Matches("Agora: Answers|Load the page again", await admin.GetStringAsync("/system"));
        Assert.Contains("@people.example: Answers.", await PageOnceItSaysAsync(admin, "@people.example: Answers."), StringComparison.Ordinal);
        Assert.True(await db.Streams.AnyAsync(s => s.ChannelId == channel.Id && s.EndedAt == null));
        var audit = await db.AuditEntries.SingleAsync(a => a.Action == "vendor.reconcile-asked");
        Assert.Equal("agora", audit.Subject);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task With_every_channel_on_air_already_the_vendor_is_asked_a_harmless_question(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var app = await StreamOpsApp.StartAsync(kind, settings: Settings(vendors.Url));
        await using var db = app.Open();
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await Given.StreamAsync(db, await Given.ChannelAsync(db), s => s.StartedAt = s.CreatedAt = now);
        using var admin = await app.SignedInAsync(Roles.Admin);

        using var agora = await admin.SubmitAsync("/system", new Dictionary<string, string>(), "/system?handler=Reconcile&vendor=agora");
        using var cloudflare = await admin.SubmitAsync("/system", new Dictionary<string, string>(), "/system?handler=Reconcile&vendor=cloudflare");

        var page = await PageOnceItSaysAsync(admin, "@people.example: Answers. 0 idle and 1 live channels checked, 0 streams begun, 0 closed.", times: 2);
        Assert.Equal(2, Occurrences(page, "@people.example: Answers. 0 idle and 1 live channels checked, 0 streams begun, 0 closed."));
        Assert.Contains(vendors.Calls, c => c.Address.EndsWith("/dev/v1/projects", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Twice_within_half_a_minute_is_once()
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, settings: Settings(vendors.Url));
        using var admin = await app.SignedInAsync(Roles.Admin);

        using var first = await admin.SubmitAsync("/system", new Dictionary<string, string>(), "/system?handler=Reconcile&vendor=cloudflare");
        using var second = await admin.SubmitAsync("/system", new Dictionary<string, string>(), "/system?handler=Reconcile&vendor=cloudflare");

        Assert.Contains("Cloudflare was reconciled a moment ago.", await admin.GetStringAsync("/system"), StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "vendor.reconcile-asked"));
    }

    [Fact]
    public async Task A_vendor_that_does_not_answer_is_named_with_its_reason()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, settings: Settings(await StreamOps.Tests.Vendors.VendorStub.GoneAsync()));
        await using var db = app.Open();
        await Given.ChannelAsync(db);
        using var admin = await app.SignedInAsync(Roles.Admin);

        using var asked = await admin.SubmitAsync("/system", new Dictionary<string, string>(), "/system?handler=Reconcile&vendor=agora");

        // Where polling by itself has failed often enough meanwhile, the vendor is not called again for some seconds.
        Assert.Matches("Agora: (could not be reached|not called, after several failures)|Load the page again", WebUtility.HtmlDecode(await admin.GetStringAsync("/system")));
        Assert.Matches("@people.example: (could not be reached|not called, after several failures)", await PageOnceItSaysAsync(admin, "0 streams begun, 0 closed"));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_wish_is_taken_once_however_many_workers_come_and_again_when_its_worker_died(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var clock = new FakeTimeProvider(Given.Noon);
        await using (var db = database.Open())
        {
            Assert.Null(await new Reconciliations(db, clock).RequestAsync("agora", "ann", CancellationToken.None));
            await db.SaveChangesAsync();
        }

        Assert.Equal(["agora"], await TakeAsync());
        Assert.Empty(await TakeAsync());
        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(["agora"], await TakeAsync());

        await using (var db = database.Open())
        {
            await new Reconciliations(db, clock).DoneAsync("agora", true, "Answers.", CancellationToken.None);
            var done = (await new Reconciliations(db, clock).AllAsync(CancellationToken.None))["agora"];
            Assert.Equal((true, "Answers.", "ann"), (done.Succeeded, done.Outcome, done.RequestedBy));
        }

        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Empty(await TakeAsync());

        async Task<IReadOnlyList<string>> TakeAsync()
        {
            await using var db = database.Open();
            return await new Reconciliations(db, clock).TakeAsync(CancellationToken.None);
        }
    }

    /// <summary>The page waits some seconds for the outcome, which a busy machine may take longer for.</summary>
    private static async Task<string> PageOnceItSaysAsync(AppClient admin, string said, int times = 1)
    {
        var page = "";
        for (var tries = 0; tries < 120 && Occurrences(page, said) < times; tries++)
        {
            await Task.Delay(tries == 0 ? 0 : 500);
            page = WebUtility.HtmlDecode(await admin.GetStringAsync("/system"));
        }

        return page;
    }

    private static int Occurrences(string page, string said) => page.Split(said).Length - 1;

    private static Dictionary<string, string?> Settings(string vendors) => new()
    {
        ["Vendors:Agora:ApiBaseUrl"] = vendors,
        ["Vendors:Agora:FallbackApiBaseUrl"] = "",
        ["Vendors:Agora:AppId"] = "app",
        ["Vendors:Agora:CustomerKey"] = "key",
        ["Vendors:Agora:CustomerSecret"] = "secret",
        ["Vendors:Cloudflare:ApiBaseUrl"] = vendors + "/client/v4",
        ["Vendors:Cloudflare:CustomerBaseUrl"] = vendors,
        ["Vendors:Cloudflare:AccountId"] = "acc",
        ["Vendors:Cloudflare:ApiToken"] = "token",
    };
}
