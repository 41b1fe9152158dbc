using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Alerts;
using StreamOps.Data.Operations;
using StreamOps.Domain.Alerts;
using StreamOps.Features.Alerts;
using StreamOps.Features.Retention;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Alerts;

/// <summary>Rules that nothing else is kept of can be rehearsed on what they saw themselves.</summary>
public sealed class SightKeeperTests
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Vendors:Cloudflare:AccountId"] = "a",
        ["Vendors:Cloudflare:ApiToken"] = "t",
        ["Vendors:Cloudflare:ApiBaseUrl"] = "http://127.0.0.1:9",
        ["Vendors:Cloudflare:CustomerBaseUrl"] = "http://127.0.0.1:9",
    };

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_vendor_that_was_down_for_a_while_is_found_again_under_another_pending_period(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StartAsync(kind, clock);
        await ConnectorAsync(app, clock, isDown: false);
        await JudgeForAsync(app, clock, minutes: 3);
        await ConnectorAsync(app, clock, isDown: true);
        await JudgeForAsync(app, clock, minutes: 12);
        await ConnectorAsync(app, clock, isDown: false);
        await JudgeForAsync(app, clock, minutes: 10);

        var usual = RuleTraits.Of(AlertRuleKind.VendorDown).Usual;
        var alert = Assert.Single((await RehearseAsync(app, usual)).Alerts, a => a.Subject.Key == "vendor:cloudflare");
        Assert.Equal(Given.Noon.AddMinutes(4), alert.FiredAt);
        Assert.InRange(alert.EndedAt!.Value, Given.Noon.AddMinutes(16), Given.Noon.AddMinutes(18));
        Assert.Empty((await RehearseAsync(app, usual with { Pending = TimeSpan.FromMinutes(20) })).Alerts);
        Assert.Equal(Given.Noon, (await RehearseAsync(app, usual)).Since);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Ten_calm_minutes_are_one_row_and_a_calm_day_is_one_an_hour(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StartAsync(kind, clock);
        await JudgeForAsync(app, clock, minutes: 10);
        Assert.Single(await KeptAsync(app, AlertRuleKind.QueueFull));

        await JudgeForAsync(app, clock, minutes: 180, every: TimeSpan.FromMinutes(1));

        Assert.Equal([0, 60, 120, 180], (await KeptAsync(app, AlertRuleKind.QueueFull)).Select(s => (int)(s.Minute - Given.Noon).TotalMinutes));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Two_servers_that_look_at_once_keep_one_row_of_a_minute(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var clock = new FakeTimeProvider(Given.Noon);
        await using var one = StreamOpsApp.Start(database, clock);
        await using var other = StreamOpsApp.Start(database, clock);
        await using (var db = database.Open())
        {
            await AlertBench.HoldBeatAsync(db);
        }

        for (var beat = 0; beat < 4; beat++)
        {
            await AlertBench.JudgeAsync(one, other);
            clock.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Single(await KeptAsync(one, AlertRuleKind.QueueFull));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_a_rehearsal_does_not_reach_is_dropped(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StartAsync(kind, clock);
        await using var db = app.Open();
        db.AlertSights.AddRange(new[] { -100, -93, -92, -90, -1 }.Select(day => new AlertSightRow
        {
            Kind = AlertRuleKind.DiskFull,
            Subject = AlertSubject.Platform.Key,
            SubjectName = AlertSubject.Platform.Name,
            Minute = Given.Noon.AddDays(day),
        }));
        await db.SaveChangesAsync();

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DropSightsJob>().RunAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<DropSightsJob>().RunAsync(CancellationToken.None);

        Assert.Equal([Given.Noon.AddDays(-90), Given.Noon.AddDays(-1)], (await KeptAsync(app, AlertRuleKind.DiskFull)).Select(s => s.Minute));
    }

    private static async Task<StreamOpsApp> StartAsync(DatabaseKind kind, FakeTimeProvider clock)
    {
        var app = await StreamOpsApp.StartAsync(kind, clock, Settings);
        await using var db = app.Open();
        await AlertBench.HoldBeatAsync(db);
        return app;
    }

    private static async Task JudgeForAsync(StreamOpsApp app, FakeTimeProvider clock, int minutes, TimeSpan? every = null)
    {
        var (step, end) = (every ?? TimeSpan.FromSeconds(20), clock.GetUtcNow().AddMinutes(minutes));
        for (; clock.GetUtcNow() < end; clock.Advance(step))
        {
            await AlertBench.JudgeAsync(app);
        }

        await AlertBench.JudgeAsync(app);
    }

    private static async Task ConnectorAsync(StreamOpsApp app, FakeTimeProvider clock, bool isDown)
    {
        await using var db = app.Open();
        if (await db.Connectors.SingleOrDefaultAsync(c => c.Name == Connectors.Cloudflare) is not { } row)
        {
            db.Connectors.Add(row = new ConnectorRow { Name = Connectors.Cloudflare });
        }

        if (isDown)
        {
            row.LastFailureAt = clock.GetUtcNow().AddMilliseconds(1);
        }
        else
        {
            row.LastSuccessAt = clock.GetUtcNow().AddMilliseconds(2);
        }

        await db.SaveChangesAsync();
    }

    private static async Task<List<AlertSightRow>> KeptAsync(StreamOpsApp app, AlertRuleKind kind)
    {
        await using var db = app.Open();
        return await db.AlertSights.AsNoTracking().Where(s => s.Kind == kind).OrderBy(s => s.Minute).ToListAsync();
    }

    private static async Task<RehearsedRule> RehearseAsync(StreamOpsApp app, AlertRule rule)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RuleRehearsal>().OfAsync(rule, CancellationToken.None);
    }
}
