using System.Globalization;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Support;

/// <summary>A closed month as a platform of this size has it, made from a seed: the same arguments give the same statement.</summary>
internal sealed class SampleStatement
{
    public static readonly BillingMonth Month = new(2026, 10);

    private const int CentsOfBusiestLine = 40_000;
    private const int ChannelsOfSeller = 2;

    private static readonly CostKind[] Kinds =
        [CostKind.AgoraStreaming, CostKind.AgoraAudience, CostKind.AgoraRelay, CostKind.CloudflareDelivery, CostKind.CloudflareStorage, CostKind.CdnBandwidth];

    private readonly Random random;
    private readonly long[][] cents;
    private readonly Func<int, string> name;

    private SampleStatement(int channels, int seed, Func<int, string> name)
    {
        random = new Random(seed);
        this.name = name;
        cents = [.. Enumerable.Range(0, channels).Select(channel => Kinds.Select((_, kind) => (long)(random.Next(CentsOfBusiestLine) / (kind + 1) / (1 + (channel % 9)))).ToArray())];
    }

    /// <param name="name">Of each channel from 0, and of its seller; null: plain ones.</param>
    public static MonthStatement Of(int channels = 50, int seed = 1, Func<int, string>? name = null) =>
        new SampleStatement(channels, seed, name ?? Plain).Make();

    private static string Plain(int channel) => string.Create(CultureInfo.InvariantCulture, $"Shop {channel + 1}");

    private MonthStatement Make()
    {
        var lines = Kinds.Select((kind, i) => Line(kind, cents.Sum(c => c[i]))).ToList();
        var channels = cents.Select((c, i) => Channel(i, c.Sum())).OrderByDescending(c => c.Cents).ThenBy(c => c.Id, StringComparer.Ordinal).ToList();
        var total = lines.Sum(l => l.Cents);
        var adjustments = Adjustments().ToList();
        var (live, viewers) = (channels.Sum(c => c.LiveMs), channels.Sum(c => c.ViewerMs));
        return new MonthStatement(
            new StatementIdentity(Month, 2, "Europe/Berlin", "USD", new DateTimeOffset(2026, 11, 3, 2, 0, 7, TimeSpan.Zero), 31),
            new StatementSummary(total, adjustments.Sum(a => a.Cents), 0, null, total + 5_000, live, viewers, live, channels.Sum(c => c.Streams), channels.Count, 18_240),
            lines,
            channels,
            [.. Sellers(channels)],
            [.. Days(lines)],
            [.. channels.Take(MonthStatement.MostStreams).Select((c, i) => Stream(c, i))],
            [new(null, total, total * 4, 75.0m, 12), new(PricePreset.Phase6, total / 2, total * 3, 83.3m, 9), new(PricePreset.Published, total, total / 2, -100.0m, null)],
            adjustments,
            [.. Enumerable.Range(0, 14).Select(Incident)],
            [.. Kinds.Select(Price)],
            new StatementCompleteness(true, 0, 0, 0, 0, 99.4m));
    }

    private StatementLine Line(CostKind kind, long centsOfLine) => new(
        kind,
        centsOfLine * 70_211,
        kind == CostKind.CloudflareDelivery || kind == CostKind.AgoraAudience ? centsOfLine * 600_037 : 0,
        centsOfLine == 0 ? 0 : (centsOfLine / 100m) - (random.Next(9_999) / 1_000_000m),
        centsOfLine);

    private StatementShare Channel(int index, long centsOfChannel) => new(
        (index + 1).ToString(CultureInfo.InvariantCulture),
        name(index),
        string.Create(CultureInfo.InvariantCulture, $"seller{index / ChannelsOfSeller}@shops.example"),
        1 + random.Next(40),
        random.Next(200_000_000),
        (long)random.Next(2_000_000_000) * 5,
        centsOfChannel);

    private IEnumerable<StatementShare> Sellers(IEnumerable<StatementShare> channels) =>
        channels.GroupBy(c => c.Owner!).Select((g, i) => new StatementShare(
            new Guid(i, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]).ToString(), "Seller of " + name(i), null, g.Sum(c => c.Streams), g.Sum(c => c.LiveMs), g.Sum(c => c.ViewerMs), g.Sum(c => c.Cents)))
        .OrderByDescending(s => s.Cents).ThenBy(s => s.Id, StringComparer.Ordinal);

    private IEnumerable<StatementDay> Days(List<StatementLine> lines)
    {
        var left = new[] { "agora", "cloudflare", "cdn" }.Select(s => lines.Where(l => l.Kind.Service == s).Sum(l => l.Cents)).ToArray();
        for (var day = Month.FirstDay; day <= Month.LastDay; day = day.AddDays(1))
        {
            var rest = Month.LastDay.Day - day.Day + 1;
            var spent = left.Select(l => rest == 1 ? l : l / rest * (60 + random.Next(70)) / 100).ToArray();
            left = [.. left.Zip(spent, (l, s) => l - s)];
            yield return new StatementDay(day, random.Next(900_000_000), (long)random.Next(2_000_000_000) * 30, spent[0], spent[1], spent[2]);
        }
    }

    private StatementStream Stream(StatementShare channel, int rank) => new(
        9_000 + rank,
        long.Parse(channel.Id, CultureInfo.InvariantCulture),
        channel.Name,
        new DateTimeOffset(2026, 10, 1 + rank, 18, random.Next(60), 0, TimeSpan.Zero),
        random.Next(30_000_000),
        (long)random.Next(2_000_000_000) * 2,
        100 - rank - (random.Next(9_999) / 1_000_000m),
        (100 - rank) * 100);

    private static IEnumerable<StatementAdjustment> Adjustments()
    {
        yield return new(Month.Previous, CostKind.CloudflareDelivery, 3, 12.340001m, 1_235, "Late samples of three streams");
        yield return new(Month.Previous, CostKind.AgoraRelay, 1, -4.5m, -450, "The end of a stream was moved");
    }

    private StatementIncident Incident(int index)
    {
        var fired = new DateTimeOffset(2026, 10, 1 + (index * 2), 9, random.Next(60), 0, TimeSpan.Zero);
        return new(700 + index, index % 3 == 0 ? "relay-lost" : "late-sampler", name(index), index % 4 == 0 ? "critical" : "warning", fired, index == 13 ? null : fired.AddMinutes(7 + (index * 31)));
    }

    private StatementPrice Price(CostKind kind, int index) => new(
        11 + index,
        kind,
        index == 3 ? PriceBasis.DeliveredMinutes : PriceBasis.HostMinutes,
        index % 2 == 0 ? ResolutionTier.FullHd : null,
        1_000,
        0.99m + (index * 1.253m),
        index == 0 ? 10_000 : 0,
        new DateOnly(2026, 1 + index, 1),
        "https://www.vendor.example/pricing/streaming-and-delivery, read on 1 September 2026; volume discounts are not part of the list price.",
        (long)random.Next(2_000_000_000) * 40);
}
