using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Operations;

/// <summary>What a vendor says that it metered on a finished UTC day, beside what was counted here when that was read. No row: nothing is known.</summary>
public sealed class UsageReadingRow
{
    /// <summary>Viewer-minutes that Cloudflare delivered.</summary>
    public const string CloudflareDelivery = "cloudflare/delivery";

    /// <summary>Minutes that people and servers received over Agora, in our project.</summary>
    public const string AgoraRealTime = "agora/rtc";

    /// <summary>How far back a close waits for days that could not be read.</summary>
    public const int DaysBack = 31;

    /// <summary>How far back days are read: this month and the one before, whole.</summary>
    private const int DaysKept = 62;

    /// <summary>By then the vendor tells of a day, and backends have handed over what they had.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromHours(6);

    /// <summary>Vendors name no delay of their figures: a day is read again once this old, and that is its last word.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromDays(3);

    public required string Service { get; set; }

    public DateOnly Day { get; set; }

    public DateTimeOffset ReadAt { get; set; }

    public decimal VendorMinutes { get; set; }

    public decimal OwnMinutes { get; set; }

    /// <summary>Read after the vendor's figures had settled; else it is read once more.</summary>
    public bool IsSettled { get; set; }

    public static string ServiceOf(string vendor) => vendor == "agora" ? AgoraRealTime : CloudflareDelivery;

    public static bool IsSettledBy(DateOnly day, DateTimeOffset now) => (now - Settled).UtcDay() > day;

    /// <summary>The first UTC day that a close waits for; the last is the one <see cref="DaysBack"/> days on, less one.</summary>
    public static DateOnly FirstReadable(DateTimeOffset now) => (now - Told).UtcDay().AddDays(-DaysBack);

    /// <summary>The newest day that vendors tell of.</summary>
    public static DateOnly LastTold(DateTimeOffset now) => (now - Told).UtcDay().AddDays(-1);

    /// <summary>Days that are read, the oldest first.</summary>
    public static IEnumerable<DateOnly> DaysToRead(DateTimeOffset now) =>
        Enumerable.Range(0, DaysKept).Select(LastTold(now).AddDays(1 - DaysKept).AddDays);

    public MeteredDay Metered => new(Day, VendorMinutes, OwnMinutes);
}

internal sealed class UsageReadingMapping : IEntityTypeConfiguration<UsageReadingRow>
{
    public void Configure(EntityTypeBuilder<UsageReadingRow> builder)
    {
        builder.ToTable("usage_readings");
        builder.HasKey(r => new { r.Service, r.Day });
        builder.Property(r => r.Service).HasMaxLength(50);
        builder.Ignore(r => r.Metered);
    }
}
