using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Alerts;
using StreamOps.Data.Budgets;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;
using StreamOps.Features.Alerts;
using StreamOps.Features.Budgets;
using StreamOps.Features.Notifications;
using StreamOps.Features.Reports.Delivery;
using StreamOps.Features.Shared;
using StreamOps.Features.Watchdog;
using StreamOps.Platform;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Notifications;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.InBrowser;

/// <summary>A mail as it goes out.</summary>
public sealed record SentMail(string Name, string Html, string Text);

/// <summary>Every kind of mail that the product sends, made by the product's own hands, about names and figures that try its layout.</summary>
internal sealed class SentMails(IServiceProvider services)
{
    private const string Base = "https://streams.example";
    private const string Room = "Kicks After Dark";
    private static readonly DateTimeOffset Now = Given.Noon;
    private static readonly BillingCalendar Calendar = new(TimeZoneInfo.Utc);

    public static Task<StreamOpsApp> AppAsync() => StreamOpsApp.StartAsync(
        DatabaseKind.Sqlite, new FakeTimeProvider(Now), new Dictionary<string, string?> { ["App:PublicUrl"] = Base }, NotificationWorld.Still);

    public async Task<IReadOnlyList<SentMail>> AllAsync() =>
    [
        await BudgetAsync("budget-spent", Month("The whole platform"), new Threshold(1, ThresholdBasis.Actual, 80)),
        await BudgetAsync("budget-forecast", Month(Platform.LongName), new Threshold(2, ThresholdBasis.Forecast, 100)),
        await BudgetAsync("budget-pace", Event("Spring sale"), new Threshold(3, ThresholdBasis.Pace, 20, ReachedCounts: false)),
        await DigestAsync("alert-fired", Told(RelayError(), AlertNews.Fired)),
        await DigestAsync("alert-still-firing", isOwner: true, Told(Taken(), AlertNews.StillFiring)),
        await DigestAsync("alert-escalated", Told(Stalled(), AlertNews.Escalated)),
        await DigestAsync("alert-resolved", Told(Drop(), AlertNews.Resolved)),
        await DigestAsync("several", Told(Drop(), AlertNews.Fired), Told(RelayError(), AlertNews.Fired), Told(Stalled(), AlertNews.Escalated), Works()),
        await WatchdogAsync(),
        await DigestAsync("watchdog-works", Works()),
        await TestAsync(),
        await InvitationAsync(),
        await ReportAsync("report-attached", DeliveryManner.Attached, 25_000_000, version: 1),
        await ReportAsync("report-too-large", DeliveryManner.Attached, 100, version: 2),
        await ReportAsync("report-linked-account", DeliveryManner.Linked, 100, version: 2, hasAccount: true),
    ];

    private static BudgetFigure Month(string name)
    {
        var period = BudgetPeriod.Of(new BillingMonth(2026, 3), Calendar);
        return Figure(name, null, period, 1_201_234.56m, new SpendForecast(1_512_345.67m, 1_400_000, 1_650_000));
    }

    private static BudgetFigure Event(string name)
    {
        var span = new Interval(Now.AddDays(-2), Now.AddDays(1));
        return Figure(name, span, new BudgetPeriod(BudgetPeriod.Once, span, null), 1_201_000, null);
    }

    private static BudgetFigure Figure(string name, Interval? planned, BudgetPeriod period, decimal spentUsd, SpendForecast? forecast) => new(
        new Budget(7, name, BudgetScope.All, 1_500_000, planned, Now.AddDays(-90), 1, []), period, new BudgetStanding(1_500_000, period.Span, Now, spentUsd, forecast?.ExpectedUsd), forecast, []);

    private static AlertRow Alert(AlertRuleKind kind, Severity severity, string subject, int minutes, string says, decimal? worst = null) => new()
    {
        Id = 4711,
        Kind = kind,
        Subject = "stream:12",
        SubjectName = subject,
        State = AlertState.Firing,
        Severity = severity,
        Since = Now.AddMinutes(1 - minutes),
        BadSince = Now.AddMinutes(-minutes),
        FiredAt = Now.AddMinutes(1 - minutes),
        Says = says,
        Value = worst,
        Worst = worst,
        Tellings = 1,
    };

    private static AlertRow RelayError() =>
        Alert(AlertRuleKind.RelayError, Severity.Critical, Room, 1, "The relay to Cloudflare fails: HLS viewers see nothing.");

    private static AlertRow Stalled() => Alert(AlertRuleKind.StalledStream, Severity.Warning, Platform.LongName, 31, "On air, and no sample for 1860 s.", 1860);

    private static AlertRow Drop()
    {
        var alert = Alert(AlertRuleKind.ViewerDrop, Severity.Warning, Room, 9, "38 % of the viewers left within 5 min: 7,440 of 12,000 are there.", 38);
        (alert.State, alert.ResolvedAt, alert.FineSince) = (AlertState.Resolved, Now, Now.AddMinutes(-2));
        return alert;
    }

    private static AlertRow Taken()
    {
        var alert = Alert(AlertRuleKind.IngestLimits, Severity.Warning, Room, 130, "1.1 Mbps reach Cloudflare, which wants 2 to 14 Mbps.");
        (alert.State, alert.OwnerId, alert.OwnerName) = (AlertState.Acknowledged, Guid.NewGuid(), "ines.moreau@streams.example");
        return alert;
    }

    private static NotificationRow Told(AlertRow alert, AlertNews news) => AlertNotice.Of(alert, news, Now);

    private static NotificationRow Works() => new()
    {
        DedupeKey = "watchdog:mail:over",
        Kind = NotificationKind.Watchdog,
        Severity = Severity.Info,
        Topic = "watchdog:mail",
        Headline = "Delivery of mails works again",
        Facts = NotificationFacts.Write(new NotificationFact("Last sign of life before", Show(Now.AddMinutes(-3))), new NotificationFact("Should come every", "1\u00A0min\u00A015\u00A0s")),
        Path = "/system",
        CreatedAt = Now,
    };

    private static string Show(DateTimeOffset at) => StreamOps.Components.Show.Instant(at);

    private Task<SentMail> BudgetAsync(string name, BudgetFigure figure, Threshold threshold) => RenderAsync<BudgetMail>(name, new Dictionary<string, object?>
    {
        [nameof(BudgetMail.Figure)] = figure,
        [nameof(BudgetMail.Threshold)] = threshold,
        [nameof(BudgetMail.Drivers)] = new SpendDriver[]
        {
            new(12, Room, Now.AddHours(-3), true, 212_345.67m),
            new(11, Platform.LongName, Now.AddDays(-4), false, 98_765.43m),
            new(9, "Zoë's kitchen", Now.AddDays(-9), false, 31.5m),
        },
        [nameof(BudgetMail.Base)] = Base,
    });

    private Task<SentMail> DigestAsync(string name, params NotificationRow[] told) => DigestAsync(name, isOwner: false, told);

    private async Task<SentMail> DigestAsync(string name, bool isOwner, params NotificationRow[] told)
    {
        await using var scope = services.CreateAsyncScope();
        var written = await scope.ServiceProvider.GetRequiredService<Digest>().WriteAsync(Guid.NewGuid(), told, isOwner);
        return new SentMail(name, written.Body.Html, written.Body.Text);
    }

    private Task<SentMail> WatchdogAsync() => RenderAsync<WatchdogMail>("watchdog-stopped", new Dictionary<string, object?>
    {
        [nameof(WatchdogMail.Stopped)] = new StoppedBeat(new WatchedBeat("mail-delivery", TimeSpan.FromSeconds(75), "Delivery of mails"), Now.AddMinutes(-3)),
        [nameof(WatchdogMail.Title)] = "Delivery of mails has stopped",
        [nameof(WatchdogMail.Base)] = Base,
        [nameof(WatchdogMail.Server)] = "streamops-web-7d9f4b5c6d-x2k9p.internal.streams.example",
        [nameof(WatchdogMail.At)] = Now,
    });

    /// <summary>A long address of a signed link is behind its file's name; a fingerprint has no place to break.</summary>
    private Task<SentMail> ReportAsync(string name, DeliveryManner manner, long most, int version, bool hasAccount = false)
    {
        var statement = SampleStatement.Of();
        var plan = DeliveryPlan.Of(manner, [48_211, 1_204_567], most);
        LetterFile File(string file, string form, long size) =>
            new(1, file, form, size, StatementHash.Of(statement), plan.IsAttached ? null : $"{Base}/reports/delivered/{file}?token={new string('x', 300)}");
        var letter = new ReportLetter(
            "", new RenderedMail("", ""), $"{Base}/reports/delivery/leave?token={new string('x', 300)}", plan,
            [File("streamops-2026-10-v2.pdf", "PDF (A4)", 48_211), File("streamops-2026-10-v2-lines.csv", "CSV (line items)", 1_204_567)],
            plan.IsAttached || hasAccount ? null : Now.AddDays(30));
        return RenderAsync<ReportMail>(name, new Dictionary<string, object?>
        {
            [nameof(ReportMail.Statement)] = statement with { Identity = statement.Identity with { Version = version } },
            [nameof(ReportMail.Reason)] = version > 1 ? "The shop of Zoë had a wrong name: " + Platform.LongName : null,
            [nameof(ReportMail.ContentHash)] = StatementHash.Of(statement),
            [nameof(ReportMail.Letter)] = letter,
            [nameof(ReportMail.MostMegabytes)] = 10,
            [nameof(ReportMail.Page)] = hasAccount ? $"{Base}/reports/2026-10?version=2" : null,
        });
    }

    /// <summary>What "send test" shows while there was nothing to tell.</summary>
    private async Task<SentMail> TestAsync()
    {
        await using var scope = services.CreateAsyncScope();
        return await DigestAsync("test", await scope.ServiceProvider.GetRequiredService<SampleNotification>().FindAsync(CancellationToken.None));
    }

    private async Task<SentMail> InvitationAsync()
    {
        await using var scope = services.CreateAsyncScope();
        await using var db = scope.ServiceProvider.GetRequiredService<StreamOps.Data.StreamOpsDb>();
        var user = await Given.SellerAsync(db);
        await scope.ServiceProvider.GetRequiredService<InvitationMail>().AddAsync(db, user, CancellationToken.None);
        var mail = db.OutboxMails.Local.Single();
        return new SentMail("invitation", mail.HtmlBody, mail.TextBody);
    }

    private async Task<SentMail> RenderAsync<TMail>(string name, Dictionary<string, object?> parameters)
        where TMail : Microsoft.AspNetCore.Components.IComponent
    {
        await using var scope = services.CreateAsyncScope();
        var mail = await scope.ServiceProvider.GetRequiredService<MailRenderer>().RenderAsync<TMail>(parameters);
        return new SentMail(name, mail.Html, mail.Text);
    }
}
