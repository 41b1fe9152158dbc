using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Features.Reports;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Reports;

public sealed class ReportPagesTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task An_admin_closes_a_month_and_finance_reads_and_takes_what_was_printed(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        Assert.Contains("Over, not closed", await finance.GetStringAsync("/reports?page=1"), StringComparison.Ordinal);
        using var beyond = await finance.GetAsync("/reports?page=9999");
        Assert.Equal("/reports?page=1", beyond.Headers.Location?.OriginalString);
        Assert.Contains("Close the month", await admin.GetStringAsync("/reports/2026-03"), StringComparison.Ordinal);
        Assert.DoesNotContain("Close the month", await finance.GetStringAsync("/reports/2026-03"), StringComparison.Ordinal);
        Assert.Equal("open", (await world.ReadAsync("/costs/monthly?month=2026-03")).GetProperty("status").GetString());

        using (var answer = await admin.SubmitAsync("/reports/2026-03/close", new Dictionary<string, string> { ["Reason"] = "Books of the quarter" }))
        {
            Assert.Equal("/reports/2026-03?done=closed", answer.Headers.Location?.OriginalString);
        }

        using (var again = await admin.GetAsync("/reports/2026-03/close"))
        {
            Assert.Equal("/reports/2026-03?done=there", again.Headers.Location?.OriginalString);
        }

        var page = WebUtility.HtmlDecode(await finance.GetStringAsync("/reports/2026-03"));
        Assert.Contains("Books of the quarter", page, StringComparison.Ordinal);
        Assert.Contains("$10.08", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Issue it anew", page, StringComparison.Ordinal);
        var month = await world.ReadAsync("/costs/monthly?month=2026-03");
        Assert.Equal(("closed", 1008), (month.GetProperty("status").GetString(), month.GetProperty("bookedCents").GetInt64()));
        Assert.Contains("This month is closed", await finance.GetStringAsync("/costs?month=2026-03"), StringComparison.Ordinal);

        await AssertTakenAsync(world, finance);
        var list = await finance.GetStringAsync("/reports");
        Assert.Contains("Closed", list, StringComparison.Ordinal);
        Assert.Contains("streamops-2026-03-v1.json", list, StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_correction_is_named_where_it_is_booked_and_where_it_belongs(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        (await admin.SubmitAsync("/reports/2026-03/close", new Dictionary<string, string>())).Dispose();
        await using var later = Studio.Of(world.App, new DateTimeOffset(2026, 4, 12, 0, 0, 0, TimeSpan.Zero));
        await later.EndAsync(world.Stream, ReadingWorld.Start.AddMinutes(180), correct: true);
        await later.RecordAsync();

        var april = await world.ReadAsync("/costs/monthly?month=2026-04");
        var adjustments = april.GetProperty("adjustments").EnumerateArray().ToList();
        Assert.NotEmpty(adjustments);
        Assert.All(adjustments, a => Assert.Equal("2026-03", a.GetProperty("closedMonth").GetString()));
        Assert.Equal(adjustments.Sum(a => a.GetProperty("costCents").GetInt64()), april.GetProperty("bookedCents").GetInt64() - april.GetProperty("totalCostCents").GetInt64());
        Assert.Contains("Adjustments of closed months", await admin.GetStringAsync("/costs?month=2026-04"), StringComparison.Ordinal);
        Assert.Contains("changed start or end", await admin.GetStringAsync("/reports/2026-04"), StringComparison.Ordinal);
        var closed = await admin.GetStringAsync("/reports/2026-03");
        Assert.Contains("Corrected since, in later months", closed, StringComparison.Ordinal);
        Assert.Equal(1008, (await world.ReadAsync("/costs/monthly?month=2026-03")).GetProperty("totalCostCents").GetInt64());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_price_dated_back_into_a_closed_month_is_taken_after_a_warning_and_adjusts(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        (await admin.SubmitAsync("/reports/2026-03/close", new Dictionary<string, string>())).Dispose();
        var price = new Dictionary<string, string>
        {
            ["Form.Line"] = "cloudflare/delivery:delivered-minutes",
            ["Form.Tier"] = "",
            ["Form.UsdPerUnit"] = "2.50",
            ["Form.UnitMinutes"] = "1000",
            ["Form.FreeMinutes"] = "0",
            ["Form.Rounding"] = "exact",
            ["Form.ValidFrom"] = "2026-03-01",
            ["Form.Source"] = "Contract of March",
        };
        using (var warned = await admin.SubmitAsync("/costs/prices/add", price))
        {
            Assert.Contains("It reaches into a closed month: March 2026.", await warned.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Empty(await world.Studio.Db.Prices.Where(p => p.Source == "Contract of March").ToListAsync());
        }

        price["Form.ConfirmedFrom"] = "2026-03-01";
        (await admin.SubmitAsync("/costs/prices/add", price)).Dispose();
        await using var later = Studio.Of(world.App, new DateTimeOffset(2026, 4, 12, 0, 0, 0, TimeSpan.Zero));
        await later.RecordAsync();

        Assert.Equal(1008, (await world.ReadAsync("/costs/monthly?month=2026-03")).GetProperty("totalCostCents").GetInt64());
        Assert.Equal(36.0m, (await world.ReadAsync("/costs/comparison?month=2026-03")).GetProperty("agoraOnlyCostDollars").GetDecimal());
        Assert.Equal(9000 * 1.5m / 1000, (await world.Studio.Db.Adjustments.AsNoTracking().ToListAsync()).Sum(a => a.AmountUsd));

        // What the vendor is expected to bill goes by what is known now.
        Assert.Contains("$2.50 per 1,000 min", await admin.GetStringAsync("/costs/invoice?month=2026-03"), StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Whoever_took_a_file_is_found_however_long_ago(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        (await admin.SubmitAsync("/reports/2026-03/close", new Dictionary<string, string>())).Dispose();
        var version = await world.Studio.Db.ReportVersions.AsNoTracking().SingleAsync();
        world.Studio.Db.ReportDownloads.AddRange(Enumerable.Range(0, 60).Select(i => new ReportDownloadRow
        {
            VersionId = version.Id,
            FileName = "streamops-2026-03-v1.pdf",
            Actor = $"reader{i}@people.example",
            At = ReadingWorld.Start.AddMinutes(i),
        }));
        await world.Studio.Db.SaveChangesAsync();

        var month = await finance.GetStringAsync("/reports/2026-03");
        Assert.Contains("reader59@people.example", month, StringComparison.Ordinal);
        Assert.DoesNotContain("reader9@people.example", month, StringComparison.Ordinal);
        Assert.Contains("href=\"/reports/downloads?month=2026-03\"", month, StringComparison.Ordinal);
        Assert.Contains("1 to 50 of 60", await finance.GetStringAsync("/reports/downloads?month=2026-03"), StringComparison.Ordinal);
        Assert.Contains("reader9@people.example", await finance.GetStringAsync("/reports/downloads?month=2026-03&page=2"), StringComparison.Ordinal);
        Assert.Contains("Nothing was downloaded yet", await finance.GetStringAsync("/reports/downloads?month=2026-02"), StringComparison.Ordinal);
        using var beyond = await finance.GetAsync("/reports/downloads?page=99");
        Assert.Equal("/reports/downloads?page=2", beyond.Headers.Location?.OriginalString);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_lacks_something_is_refused_with_the_reason_and_an_open_month_has_nothing_to_issue_anew(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        await world.Studio.Db.InboxMessages.AddAsync(new() { Source = "agora", DedupeKey = "x", EventType = "1", Body = "{}", ReceivedAt = ReadingWorld.Start, State = StreamOps.Data.Messages.InboxState.Parked });
        await world.Studio.Db.SaveChangesAsync();
        Assert.Contains("set aside as failed", await admin.GetStringAsync("/reports/2026-03/close"), StringComparison.Ordinal);

        using var unsaid = await admin.GetAsync("/reports/2026-03/reissue");
        Assert.Equal(HttpStatusCode.NotFound, unsaid.StatusCode);
        Assert.Empty(await world.Studio.Db.ReportVersions.ToListAsync());
        foreach (var bad in new[] { "/reports/2026-13", "/reports/x", "/reports/2026-03?version=x", "/reports/2026-03?done=x" })
        {
            using var answer = await admin.GetAsync(bad);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        using var missing = await admin.GetAsync("/reports/2026-03?version=3");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Months_before_the_first_booked_one_and_those_to_come_are_neither_closed_nor_reported()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        foreach (var none in new[] { "/reports/2020-01/close", "/reports/2031-01/close", "/reports/2031-01" })
        {
            using var answer = await admin.GetAsync(none);
            Assert.Equal((none, HttpStatusCode.NotFound), (none, answer.StatusCode));
        }

        using var closed = await admin.SubmitAsync("/reports/2026-03/close", new Dictionary<string, string>(), "/reports/2020-01/close");
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        Assert.Empty(await world.Studio.Db.ReportVersions.ToListAsync());
        using var key = world.App.WithKey();
        using var unreadable = await key.GetAsync("/api/v1/reports/2026-03?version=abc&bom=maybe");
        var problem = await unreadable.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, unreadable.StatusCode);
        Assert.Contains("\"version\"", problem, StringComparison.Ordinal);
        Assert.Contains("\"bom\"", problem, StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_job_closes_what_is_due_and_tells_once_of_what_waits_too_long(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 4, 4, 23, 0, 0, TimeSpan.Zero));
        await using var app = await StreamOpsApp.StartAsync(kind, clock, new Dictionary<string, string?> { ["Billing:CloseDay"] = "5" });
        await using var studio = Studio.Of(app, ReadingWorld.Start.AddDays(1));
        var stream = await studio.BroadcastAsync(await studio.ChannelAsync(), ReadingWorld.Start, ReadingWorld.Start.AddMinutes(90), hls: 100);
        await studio.RecordAsync();
        await RunAsync(app);
        Assert.Empty(await studio.Db.ReportVersions.ToListAsync());

        // Before the day comes: the application's own job runs beside.
        await studio.Db.Streams.Where(s => s.Id == stream.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.CostedAt, (DateTimeOffset?)null));
        clock.Advance(TimeSpan.FromHours(2));
        foreach (var days in new[] { 0, 2, 2, 2 })
        {
            clock.Advance(TimeSpan.FromDays(days));
            await RunAsync(app);
        }

        Assert.Empty(await studio.Db.ReportVersions.ToListAsync());
        var told = await studio.Db.Notifications.AsNoTracking().SingleAsync(n => n.DedupeKey.StartsWith("month-close"));
        Assert.Equal("/reports/2026-03", told.Path);

        await studio.Db.Streams.Where(s => s.Id == stream.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.CostedAt, ReadingWorld.Start));
        await RunAsync(app);
        await RunAsync(app);
        Assert.Equal(AuditTrail.System, (await studio.Db.ReportVersions.AsNoTracking().SingleAsync()).ClosedBy);
        Assert.Equal(6, await studio.Db.ReportFiles.AsNoTracking().CountAsync());
    }

    private static async Task RunAsync(StreamOpsApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CloseMonthsJob>().RunAsync(CancellationToken.None);
    }

    /// <summary>The file and the API's answer are the stored statement, and who took them is written down.</summary>
    private static async Task AssertTakenAsync(ReadingWorld world, HttpClient finance)
    {
        var version = await world.Studio.Db.ReportVersions.AsNoTracking().SingleAsync();
        var file = await finance.GetByteArrayAsync("/reports/2026-03/files/1/streamops-2026-03-v1.json");
        using var key = world.App.WithKey();
        var api = await key.GetByteArrayAsync("/api/v1/reports/2026-03");
        Assert.Equal(version.Statement, file);
        Assert.Equal(version.Statement, api);
        Assert.Equal(file, await key.GetByteArrayAsync("/api/v1/reports/2026-03.json"));
        Assert.Equal(version.ContentHash, StatementHash.Of(StatementHash.Read(file)));
        Assert.Equal(["streamops-2026-03-v1.json", "API", "streamops-2026-03-v1.json"], await world.Studio.Db.ReportDownloads.OrderBy(d => d.Id).Select(d => d.FileName).ToListAsync());
        using var open = JsonDocument.Parse(await key.GetByteArrayAsync("/api/v1/reports/2026-04"));
        Assert.Equal(0, open.RootElement.GetProperty("identity").GetProperty("version").GetInt32());
        foreach (var address in new[] { "2026-03?version=2", "2026-04?version=1", "2026-03.xyz" })
        {
            using var none = await key.GetAsync("/api/v1/reports/" + address);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }
    }
}
