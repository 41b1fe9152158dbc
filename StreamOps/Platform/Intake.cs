using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Operations;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;

namespace StreamOps.Platform;

/// <summary>The write paths that features share: the sample queue with its one writer, the life of streams, the first price book.</summary>
public static class Intake
{
    private const string ZoneSetting = "billing-time-zone";

    public static WebApplicationBuilder AddIntake(this WebApplicationBuilder builder)
    {
        var billing = BillingOptions.From(builder.Configuration);
        var capacity = WholeNumber.Read(builder.Configuration, "Ingest:QueueCapacity", 100_000, 10_000, 10_000_000);
        var batch = WholeNumber.Read(builder.Configuration, "Ingest:BatchSize", 10_000, 1, 100_000);
        builder.Services.AddSingleton(billing);
        builder.Services.AddSingleton(billing.Calendar);
        builder.Services.AddSingleton(SamplingOptions.From(builder.Configuration));
        builder.Services.AddSingleton<PromiseBell>();
        builder.Services.AddSingleton<SampleStore>();
        builder.Services.AddSingleton<StreamStore>();
        builder.Services.AddSingleton(new SampleQueue(capacity));
        builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<SampleWriter>(services, batch));
        return builder;
    }

    /// <summary>Part of the first start; does nothing the second time.</summary>
    /// <exception cref="ConfigurationException">The roll-ups of this database were made in another zone.</exception>
    public static async Task FillAsync(StreamOpsDb db, BillingOptions billing, DateTimeOffset now, CancellationToken cancel)
    {
        await PriceBooks.FillAsync(db, billing.Preset, now, cancel);
        var zone = billing.Calendar.Zone.Id;
        if (await db.Settings.SingleOrDefaultAsync(s => s.Key == ZoneSetting, cancel) is not { } known)
        {
            db.Settings.Add(new SettingRow { Key = ZoneSetting, Value = zone });
            await db.SaveChangesAsync(cancel);
        }
        else if (known.Value != zone)
        {
            throw new ConfigurationException("Billing:TimeZone", zone, $"'{known.Value}', the zone in which this database's days and months were cut");
        }
    }
}
