using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Operations;

namespace StreamOps.Platform;

/// <summary>What the first start puts in for money: the price book, and the zone in which days and months are cut.</summary>
public static class BillingStart
{
    private const string ZoneSetting = "billing-time-zone";

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
