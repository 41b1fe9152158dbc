using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Messages;
using StreamOps.Data.Streams;
using StreamOps.Domain.Pricing;
using StreamOps.Features.Budgets;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors.Mail;

namespace StreamOps.Tests.Features.Budgets;

/// <summary>A meter that can be set to the cent, budgets over it, and applications that judge them.</summary>
internal static class BudgetWorld
{
    /// <summary>A cent under one USD per 1,000 minutes.</summary>
    private const long CentMs = 600_000;

    /// <summary>An application that sends its mails to a server of the test.</summary>
    public static Dictionary<string, string?> Settings(SmtpServer server) => new()
    {
        ["Smtp:Host"] = "127.0.0.1",
        ["Smtp:Port"] = server.Port.ToString(CultureInfo.InvariantCulture),
        ["Smtp:Security"] = "None",
        ["Smtp:From"] = "ops@streams.example",
        ["App:PublicUrl"] = "https://streams.example",
    };

    /// <summary>A stream whose cost of a month is nothing yet.</summary>
    public static async Task<StreamRow> MeterAsync(StreamOpsDb db, ChannelRow channel, string month)
    {
        var stream = await Given.StreamAsync(db, channel, s => (s.StartedAt, s.EndedAt, s.CostedAt) = (Given.Noon, Given.Noon.AddHours(1), Given.Noon));
        await MeterAsync(db, stream, month);
        return stream;
    }

    public static async Task MeterAsync(StreamOpsDb db, StreamRow stream, string month)
    {
        var price = await db.Prices.AsNoTracking().FirstOrDefaultAsync(p => p.Source == "meter");
        if (price is null)
        {
            price = new PriceRow
            {
                Service = "cdn",
                CostType = "bandwidth",
                Basis = PriceBasis.StreamMinutes,
                UnitMinutes = 1000,
                UsdPerUnit = 1,
                ValidFrom = new DateOnly(2000, 1, 1),
                Source = "meter",
                CreatedAt = Given.Noon,
                CreatedBy = "test",
            };
            db.Prices.Add(price);
            await db.SaveChangesAsync();
        }

        await Given.CostAsync(db, stream, price, r => (r.Month, r.AmountUsd, r.CostCents, r.Parts[0].QuantityMs) = (month, 0, 0, 0));
    }

    /// <summary>The month stands at so many cents.</summary>
    public static Task SpendAsync(StreamOpsDb db, string month, int cents) =>
        db.CostParts
            .Where(p => db.CostRecords.Any(r => r.Id == p.CostRecordId && r.Month == month))
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.QuantityMs, cents * CentMs));

    public static async Task JudgeAsync(params StreamOpsApp[] apps) => await Task.WhenAll(apps.Select(app => Task.Run(async () =>
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BudgetEvaluator>().RunAsync(CancellationToken.None);
    })));

    public static async Task<List<OutboxMailRow>> MailsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.OutboxMails.AsNoTracking().Where(m => m.DedupeKey.StartsWith("budget:")).OrderBy(m => m.Id).ToListAsync();
    }

    /// <summary>Waits until the server has so many mails about budgets, or for too long. Alerts of the same application, and its watchdog, send mails too.</summary>
    public static async Task ArriveAsync(SmtpServer server, int count)
    {
        for (var tries = 0; tries < 1200 && Arrived(server).Count < count; tries++)
        {
            await Task.Delay(50);
        }

        Assert.Equal(count, Arrived(server).Count);
        Assert.Equal(count, Arrived(server).Select(m => m.Header("Message-Id")).Distinct().Count());
    }

    public static List<ReceivedMail> Arrived(SmtpServer server) =>
        [.. server.Mails.Where(m => m.Header("Message-Id").StartsWith("<budget-", StringComparison.Ordinal))];
}
