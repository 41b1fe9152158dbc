using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using StreamOps.Data;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;
using StreamOps.Features.Mail;
using StreamOps.Features.Reports;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Features.Budgets;
using StreamOps.Tests.Features.Notifications;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors.Mail;

namespace StreamOps.Tests.Features.Reports.Delivery;

/// <summary>March 2026, over and booked at 10.08 USD, an application whose jobs are turned by hand, and a mail server.</summary>
internal sealed class DeliveryWorld : IAsyncDisposable
{
    public static readonly BillingMonth March = new(2026, 3);

    private DeliveryWorld(StreamOpsApp app, SmtpServer server, FakeTimeProvider clock, Studio studio) => (App, Server, Clock, Studio) = (app, server, clock, studio);

    public StreamOpsApp App { get; }

    public SmtpServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public Studio Studio { get; }

    public StreamOpsDb Db => Studio.Db;

    public static async Task<DeliveryWorld> StartAsync(DatabaseKind kind, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var (server, clock) = (SmtpServer.Start(), new FakeTimeProvider(new DateTimeOffset(2026, 4, 10, 0, 0, 0, TimeSpan.Zero)));
        var app = await NotificationWorld.StartAsync(kind, clock, Settings(server, settings));
        var studio = Studio.Of(app, ReadingWorld.Start.AddDays(5));
        await studio.BroadcastAsync(await studio.ChannelAsync(), ReadingWorld.Start, ReadingWorld.Start.AddMinutes(90), hls: 100);
        await studio.RecordAsync();
        return new DeliveryWorld(app, server, clock, studio);
    }

    public static Dictionary<string, string?> Settings(SmtpServer server, IReadOnlyDictionary<string, string?>? settings = null) =>
        new(BudgetWorld.Settings(server).Concat(settings ?? new Dictionary<string, string?>()));

    public static ReportRecipientRow Recipient(string email, Action<ReportRecipientRow>? change = null)
    {
        var row = new ReportRecipientRow
        {
            Email = email,
            EmailKey = ReportRecipientRow.KeyOf(email),
            Forms = ".pdf,.csv",
            Manner = DeliveryManner.Attached,
            TimeZone = "UTC",
            NumberStyle = "point",
            CreatedAt = Given.Noon,
        };
        change?.Invoke(row);
        return row;
    }

    public async Task<ReportRecipientRow> AddAsync(string email, Action<ReportRecipientRow>? change = null)
    {
        var row = Recipient(email, change);
        Db.ReportRecipients.Add(row);
        await Db.SaveChangesAsync();
        return row;
    }

    public Task CloseAsync() => InScopeAsync(s => s.GetRequiredService<MonthClose>().CloseAsync(March, "admin@people.example", "test", CancellationToken.None));

    public Task ReissueAsync(string why) => InScopeAsync(s => s.GetRequiredService<MonthClose>().ReissueAsync(March, 1, "admin@people.example", why, CancellationToken.None));

    /// <summary>Makes the files that are missing and the mails that are owed.</summary>
    public Task WriteAsync() => WriteAsync(App);

    public static Task WriteAsync(StreamOpsApp app) => InScopeAsync(app, s => s.GetRequiredService<CloseMonthsJob>().RunAsync(CancellationToken.None));

    public Task SendAsync() => InScopeAsync(s => s.GetRequiredService<SendMailJob>().RunAsync(CancellationToken.None));

    public async Task DeliverAsync()
    {
        await WriteAsync();
        await SendAsync();
    }

    /// <summary>The mails that the server took, read as a mail reader does.</summary>
    public IReadOnlyList<MimeMessage> Arrived => [.. Server.Mails.Select(m => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(m.Text))))];

    public Task<List<ReportDeliveryRow>> DeliveriesAsync() => Db.ReportDeliveries.AsNoTracking().Include(d => d.Mail).Include(d => d.Recipient).OrderBy(d => d.Id).ToListAsync();

    public async ValueTask DisposeAsync()
    {
        await Studio.DisposeAsync();
        await App.DisposeAsync();
        await Server.DisposeAsync();
    }

    private Task InScopeAsync(Func<IServiceProvider, Task> act) => InScopeAsync(App, act);

    private static async Task InScopeAsync(StreamOpsApp app, Func<IServiceProvider, Task> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await act(scope.ServiceProvider);
    }
}
