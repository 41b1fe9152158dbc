using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Pricing;

/// <summary>Usage and prices in the words of the examples.</summary>
internal static class Given
{
    public const long Minute = 60_000;
    public const long Hour = 60 * Minute;

    public static readonly StreamFacts Hybrid = new(StreamMode.Hybrid, RelayPath.MediaPush, ResolutionTier.Hd, 1);
    public static readonly PriceBook Phase6 = PricePresets.Of(PricePreset.Phase6);
    public static readonly PriceBook Published = PricePresets.Of(PricePreset.Published);
    public static readonly DateOnly Day = new(2026, 10, 5);
    public static readonly BillingMonth October = new(2026, 10);

    /// <summary>So many minutes with a steady audience over HLS and RTC.</summary>
    public static DayUsage Usage(decimal minutes, int hls = 0, int rtc = 0, DateOnly? day = null) => new(
        day ?? Day, (long)(minutes * Minute), (long)(minutes * hls * Minute), (long)(minutes * rtc * Minute));

    public static Price Price(
        decimal usdPerThousand,
        decimal unitMinutes = 1000,
        decimal free = 0,
        VendorRounding rounding = VendorRounding.Exact,
        PriceBasis basis = PriceBasis.StreamMinutes,
        ResolutionTier? tier = null,
        CostKind? kind = null,
        string from = "2000-01-01",
        long id = 0) =>
        new(id, kind ?? CostKind.AgoraStreaming, basis, tier, unitMinutes, usdPerThousand, free, rounding, DateOnly.Parse(from, null), "test");

    /// <summary>A month's line of the given quantities.</summary>
    public static CostLine Line(params CostPart[] parts) => new(October, parts[0].Price.Kind, parts.Sum(p => p.QuantityMs), 0, parts);

    public static Comparison Compare(StreamFacts facts, PriceBook book, AudienceKind audience, params DayUsage[] days) => new(
        StreamCost.Of(facts, days, book),
        AgoraOnlyCost.Of(facts, days, book, audience),
        new ComparedUsage(days.Sum(d => d.LiveMs), days.Sum(d => d.LiveMs) * facts.Hosts, days.Sum(d => d.HlsMs + d.RtcMs), days.Sum(d => d.LiveMs)));

    /// <summary>Kind and cents of each line, as a table shows them.</summary>
    public static (string Kind, long Cents)[] Shown(IEnumerable<CostLine> lines) => [.. lines.Select(l => (l.Kind.ToString(), l.MonthCents))];
}
