using StreamOps.Data.Reconciliation;
using StreamOps.Data.Streams;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Reconciliation;

/// <summary>What was counted on the vendors' days, whatever the billing zone.</summary>
public sealed class UtcUsageTests
{
    private const long Minute = 60_000;

    private static readonly DateOnly First = new(2026, 3, 1);
    private static readonly DateTimeOffset Now = new(2026, 4, 10, 0, 0, 0, TimeSpan.Zero);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stream_is_cut_at_midnight_UTC_and_counts_once_its_costs_are_recorded(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now, zone: TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        var midnight = BillingCalendar.Utc.StartOf(First.AddDays(1));
        await studio.BroadcastAsync(await studio.ChannelAsync(), midnight.AddMinutes(-30), midnight.AddMinutes(60), hls: 10);
        await studio.BroadcastAsync(await studio.ChannelAsync(), midnight.AddHours(-8), midnight.AddHours(-7), hls: 5);

        Assert.Empty((await new UtcUsage(studio.Db).OfAsync(First, CancellationToken.None)).Used);
        await studio.RecordAsync();
        var usage = new UtcUsage(studio.Db);

        Assert.Equal((90 * Minute, ((30 * 10) + (60 * 5)) * Minute), await QuantitiesAsync(usage, First));
        Assert.Equal((60 * Minute, 60 * 10 * Minute), await QuantitiesAsync(usage, First.AddDays(1)));
        Assert.Empty((await usage.OfAsync(First.AddDays(2), CancellationToken.None)).Used);
        Assert.False((await usage.OfAsync(First.AddDays(2), CancellationToken.None)).HasStreams);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_day_knows_of_streams_that_are_not_costed_and_of_ends_that_never_came(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var noon = BillingCalendar.Utc.StartOf(First).AddHours(12);
        var lost = await studio.StartAsync(await studio.ChannelAsync(), noon);
        await studio.WatchAsync(lost, noon, noon.AddMinutes(5), 1);
        await studio.EndAsync(lost, noon.AddMinutes(5), EndCause.Timeout);

        var day = await new UtcUsage(studio.Db).OfAsync(First, CancellationToken.None);

        Assert.Equal((true, true), (day.HasStreams, day.HasLostEnd));
        Assert.Empty(day.Used);
    }

    /// <summary>Like with like: over the days of a month in UTC, the estimate of a vendor comes to what the month books, up to the cents of its lines.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task The_estimate_of_a_calendar_month_is_what_the_month_books(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Now);
        var start = BillingCalendar.Utc.StartOf(First);
        foreach (var i in Enumerable.Range(0, 8))
        {
            var at = start.AddDays(4 * i).AddHours(22);
            await studio.BroadcastAsync(await studio.ChannelAsync(), at, at.AddMinutes(37 * (i + 1)), hls: 11 * i, s => s.Hosts = 1 + (i % 3));
        }

        await studio.RecordAsync();
        var month = BillingMonth.Of(First);
        await using var db = studio.Open();
        foreach (var vendor in await GivenReads.Reads(studio, db).OfMonthAsync(month, CancellationToken.None))
        {
            var booked = (await studio.Costs.MonthAsync(month, CancellationToken.None)).Lines.Where(l => l.Kind.Service == vendor.Vendor).ToList();
            Assert.Equal(booked.Sum(l => l.MonthAmountUsd), vendor.Lines.Sum(l => l.EstimatedUsd), 12);
            Assert.Equal(booked.Sum(l => l.MonthCents), vendor.Bridge!.BookedCents);
            Assert.Equal(vendor.EstimatedCents - vendor.Bridge.BookedCents, vendor.Bridge.Causes.Sum(c => c.Cents));
            Assert.All(vendor.Bridge.Causes, c => Assert.Equal(StreamOps.Domain.Reconciliation.DifferenceCause.Rounding, c.Cause));
        }
    }

    private static async Task<(long LiveMs, long HlsMs)> QuantitiesAsync(UtcUsage usage, DateOnly day)
    {
        var used = (await usage.OfAsync(day, CancellationToken.None)).Used;
        return (used.Where(u => u.Basis == PriceBasis.StoredMinutes).Sum(u => u.Ms), used.Where(u => u.Basis == PriceBasis.DeliveredMinutes).Sum(u => u.Ms));
    }
}
