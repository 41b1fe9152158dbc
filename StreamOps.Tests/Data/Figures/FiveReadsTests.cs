using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Streams;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

/// <summary>The five reads of the plan's router against plain loops over raw rows.</summary>
public sealed class FiveReadsTests
{
    /// <summary>Mid-March, so that February is over, March runs, and New York has just changed its clocks.</summary>
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 15, 4, 7, TimeSpan.Zero);

    private static readonly BillingMonth[] Months = [new(2026, 1), new(2026, 2), new(2026, 3), new(2026, 4)];

    public static TheoryData<DatabaseKind, string, int> Runs
    {
        get
        {
            var runs = new TheoryData<DatabaseKind, string, int>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
            {
                for (var seed = 1; seed <= 6; seed++)
                {
                    runs.Add(kind, new[] { "UTC", "America/New_York", "Asia/Kolkata" }[seed % 3], seed);
                }
            }

            return runs;
        }
    }

    [Theory, MemberData(nameof(Runs))]
    public async Task All_five_agree_with_an_independent_calculation(DatabaseKind kind, string zoneName, int seed)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneName);
        await using var studio = await Studio.OpenAsync(kind, Now, PricePreset.Published, zone);
        await new PlatformGenerator(studio, new Random(seed), zone).FillAsync();
        await studio.RecordAsync();
        var streams = await studio.Db.Streams.AsNoTracking().ToListAsync();
        var samples = (await studio.Db.Samples.AsNoTracking().ToListAsync()).ToLookup(s => s.StreamId);
        var plain = new PlainPlatform(streams, samples, Now);

        foreach (var channelId in streams.Select(s => s.ChannelId).Distinct())
        {
            await ChannelStatsAsync(studio, plain, channelId, zone);
            await ChannelCostsAsync(studio, plain, streams.FindAll(s => s.ChannelId == channelId), zone);
        }

        foreach (var month in Months)
        {
            await PlatformStatsAsync(studio, plain, month, zone);
            await MonthlyCostsAsync(studio, plain, streams, month, zone);
            await ComparisonAsync(studio, plain, streams, month, zone);
        }
    }

    private static async Task ChannelStatsAsync(Studio studio, PlainPlatform plain, long channelId, TimeZoneInfo zone)
    {
        var (month, end) = Bounds(new BillingMonth(2026, 2), zone);
        foreach (var (from, to) in new (long?, long?)[] { (null, null), (month, end), (month + 7_380_000, end - 300_000), (month - 60_000, null) })
        {
            var stats = await studio.Channels.StatsAsync(channelId, At(from), At(to), CancellationToken.None);
            var (start, stop) = (from ?? 0, to ?? long.MaxValue);
            var truth = plain.In(start, stop, s => s.ChannelId == channelId);
            Assert.Equal(
                (truth.LiveMs, truth.Streams, truth.HlsMs, truth.RtcMs, truth.KnownMs, truth.Average),
                (stats.LiveMs, stats.Streams, stats.Audience.HlsMs, stats.Audience.RtcMs, stats.Audience.SampledMs, stats.Audience.WholeAverage));
            Assert.Equal(plain.PeakSample(s => s.ChannelId == channelId, start, stop), stats.Audience.Peak ?? 0);
        }
    }

    private static async Task ChannelCostsAsync(Studio studio, PlainPlatform plain, List<StreamRow> streams, TimeZoneInfo zone)
    {
        var truth = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var stream in streams.Where(s => s.EndedAt is not null))
        {
            foreach (var month in Months)
            {
                foreach (var (line, cents) in PlainPrices.Cents(PlainPrices.Carried(stream, Window(plain, stream, month, zone))))
                {
                    truth[$"{stream.Id} {month} {line}"] = cents;
                }
            }
        }

        var page = await studio.Records.OfChannelAsync(streams[0].ChannelId, null, 1, 1000, CancellationToken.None);
        Assert.Equal(truth, page.Items.ToDictionary(r => $"{r.StreamId} {r.Month} {r.Service}/{r.CostType}", r => r.CostCents).Sorted());
        Assert.Equal((truth.Count, truth.Values.Sum()), (page.Total, page.TotalCents));
    }

    private static async Task PlatformStatsAsync(Studio studio, PlainPlatform plain, BillingMonth month, TimeZoneInfo zone)
    {
        var (from, to) = Bounds(month, zone);
        var figures = await studio.Platform.MonthAsync(month, CancellationToken.None);
        var truth = plain.In(from, to);
        Assert.Equal(
            (truth.LiveMs, truth.Channels, truth.Streams, truth.Average, truth.HlsMs + truth.RtcMs),
            (figures.LiveMs, figures.Channels, figures.Streams, figures.Audience.WholeAverage, figures.Audience.HlsMs + figures.Audience.RtcMs));
        Assert.Equal(plain.PeakOfSum(from, to), figures.Audience.Peak ?? 0);
    }

    private static async Task MonthlyCostsAsync(Studio studio, PlainPlatform plain, List<StreamRow> streams, BillingMonth month, TimeZoneInfo zone)
    {
        var costs = await studio.Costs.MonthAsync(month, CancellationToken.None);
        var booked = PlainPrices.Cents(streams.Where(s => s.EndedAt is not null).SelectMany(s => PlainPrices.Carried(s, Window(plain, s, month, zone))));
        var accrued = PlainPrices.Cents(streams.Where(s => s.EndedAt is null).SelectMany(s => PlainPrices.Carried(s, Window(plain, s, month, zone))));
        Assert.Equal(booked, costs.Lines.ToDictionary(l => l.Kind.ToString(), l => l.MonthCents).Sorted());
        Assert.Equal(accrued, costs.AccruedLines.ToDictionary(l => l.Kind.ToString(), l => l.MonthCents).Sorted());
        Assert.Equal((booked.Values.Sum(), accrued.Values.Sum()), (costs.TotalCents, costs.AccruedCents));
    }

    private static async Task ComparisonAsync(Studio studio, PlainPlatform plain, List<StreamRow> streams, BillingMonth month, TimeZoneInfo zone)
    {
        var ended = streams.FindAll(s => s.EndedAt is not null);
        foreach (var (preset, audience) in new (PricePreset?, AudienceKind)[] { (null, AudienceKind.Interactive), (PricePreset.Published, AudienceKind.Broadcast) })
        {
            var comparison = await studio.Costs.ComparisonAsync(month, preset, audience, CancellationToken.None);
            var hybrid = PlainPrices.Cents(ended.SelectMany(s => PlainPrices.Carried(s, Window(plain, s, month, zone)))).Values.Sum();
            var alone = PlainPrices.Cents(
                ended.SelectMany(s => PlainPrices.AgoraAlone(s, Window(plain, s, month, zone), audience == AudienceKind.Broadcast))).Values.Sum();
            Assert.Equal((hybrid, alone, alone - hybrid), (comparison.HybridCents, comparison.AgoraOnlyCents, comparison.SavingsCents));
            Assert.Equal(
                ended.Sum(s => Window(plain, s, month, zone).LiveMs * s.Hosts),
                comparison.Audience.HostMs);
        }
    }

    private static PlainPlatform.Window Window(PlainPlatform plain, StreamRow stream, BillingMonth month, TimeZoneInfo zone)
    {
        var (from, to) = Bounds(month, zone);
        return plain.In(from, to, s => s.Id == stream.Id);
    }

    private static (long From, long To) Bounds(BillingMonth month, TimeZoneInfo zone) =>
        (Midnight(month.Year, month.Month, zone), Midnight(month.Month == 12 ? month.Year + 1 : month.Year, (month.Month % 12) + 1, zone));

    private static long Midnight(int year, int month, TimeZoneInfo zone) =>
        new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(new DateTime(year, month, 1), zone), TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static DateTimeOffset? At(long? ms) => ms is { } m ? DateTimeOffset.FromUnixTimeMilliseconds(m) : null;
}
