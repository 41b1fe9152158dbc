using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Components.Csv;

/// <summary>A month at random and its statement, worked out from its streams in the plainest way: some run into it and out of it, prices change, vendors round.</summary>
internal sealed class GeneratedMonth
{
    private static readonly string[] Plain = ["Shop 42", "Äpfel & Birnen", "R2-D2", "live, \"really\"", "東京"];

    private readonly Random random;
    private readonly BillingCalendar calendar;
    private readonly IReadOnlyList<Price> prices;
    private readonly List<(string Channel, string Seller, DayUsage Usage, CostLine Line)> days = [];

    private GeneratedMonth(int seed, PricePreset preset, bool isClosed, string zone, IReadOnlyList<string>? names, bool hasAnyPrices = false)
    {
        random = new Random(seed);
        calendar = new BillingCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone));
        Month = new BillingMonth(2026, seed % 2 == 0 ? 3 : 2);
        var rows = PricePresets.Rows(preset);
        prices = [.. (hasAnyPrices ? [.. rows, .. AnyChanges(rows)] : Changed(rows, preset)).Select((p, i) => p with { Id = i + 1 })];
        names ??= Plain;
        for (var i = 0; i < 12 + (names.Count * 2); i++)
        {
            Add(i + 1, i % names.Count + 1, names[i % names.Count], $"seller{i % 3}@shop.example");
        }

        Statement = StatementOf(isClosed);
    }

    public BillingMonth Month { get; }

    public Interval Span => calendar.Of(Month);

    public List<Charge> Charges { get; } = [];

    /// <summary>The price book as it is in the end.</summary>
    public IReadOnlyList<Price> Prices => prices;

    /// <summary>Every day of every stream, those of the neighbouring months too.</summary>
    public List<(StreamFacts Facts, DayUsage Usage)> Usages { get; } = [];

    public MonthStatement Statement { get; }

    /// <param name="seed">Even: March, whose clocks change; odd: February.</param>
    /// <param name="names">Of channels.</param>
    public static GeneratedMonth Of(
        int seed, PricePreset preset = PricePreset.Published, bool isClosed = false, string zone = "Europe/Madrid", IReadOnlyList<string>? names = null) =>
        new(seed, preset, isClosed, zone, names);

    /// <summary>Under any prices: units, free minutes and ways of rounding of every kind, changed again and again, also twice on a day and for one tier alone.</summary>
    public static GeneratedMonth UnderAnyPrices(int seed) =>
        new(seed, seed % 5 == 0 ? PricePreset.Phase6 : PricePreset.Published, seed % 3 == 0, seed % 7 == 0 ? "UTC" : "Europe/Madrid", null, hasAnyPrices: true);

    public async IAsyncEnumerable<Charge> ChargesAsync()
    {
        foreach (var charge in Charges)
        {
            await Task.Yield();
            yield return charge;
        }
    }

    /// <summary>A price that changes in the month, free minutes, both ways of rounding, and a unit that is no whole minute.</summary>
    private static IEnumerable<Price> Changed(IReadOnlyList<Price> rows, PricePreset preset) => preset == PricePreset.Phase6 ? rows :
    [
        .. rows.Select(p => p.Kind == CostKind.AgoraStreaming ? p with { FreeMinutes = 100, Rounding = VendorRounding.WholeMinute } : p),
        .. rows.Where(p => p.Kind == CostKind.CloudflareDelivery).Select(p => p with { UsdPerUnit = 0.0123456m, UnitMinutes = 12.5m, ValidFrom = new DateOnly(2026, 2, 14) }),
        .. rows.Where(p => p.Kind == CostKind.CloudflareStorage).Select(p => p with { UsdPerUnit = 5.5m, Rounding = VendorRounding.WholeUnit, ValidFrom = new DateOnly(2026, 3, 10) }),
    ];

    private IEnumerable<Price> AnyChanges(IReadOnlyList<Price> rows)
    {
        decimal[] units = [1, 12.5m, 60, 1_000];
        decimal[] free = [0, 0, 0, 100, 10_000];
        for (var i = random.Next(2 * rows.Count); i > 0; i--)
        {
            var row = rows[random.Next(rows.Count)];
            yield return row with
            {
                Tier = row.Tier is null && random.Next(4) == 0 ? Enum.GetValues<ResolutionTier>()[random.Next(5)] : row.Tier,
                UsdPerUnit = random.Next(2_000_000) / (decimal)Math.Pow(10, random.Next(3, 9)),
                UnitMinutes = units[random.Next(units.Length)],
                FreeMinutes = free[random.Next(free.Length)],
                Rounding = Enum.GetValues<VendorRounding>()[random.Next(3)],
                ValidFrom = Month.FirstDay.AddDays(random.Next(-10, 32)),
            };
        }
    }

    private void Add(long streamId, long channelId, string channel, string seller)
    {
        var facts = new StreamFacts(
            Enum.GetValues<StreamMode>()[random.Next(3)], Enum.GetValues<RelayPath>()[random.Next(3)], Enum.GetValues<ResolutionTier>()[random.Next(5)], 1 + random.Next(3));
        // The first comes over from the month before, the second goes on into the next.
        var start = streamId == 1 ? Span.Start.AddHours(-1) : streamId == 2 ? Span.End.AddMinutes(-7) : Span.Start.AddMilliseconds(random.NextInt64(Span.Milliseconds));
        var span = new Interval(start, start.AddMilliseconds(streamId < 3 ? 7_200_000 : random.Next(1, 30_000_000)));
        var usage = calendar.SplitByDay(span)
            .Select(d => new DayUsage(d.Day, d.Span.Milliseconds, random.NextInt64(d.Span.Milliseconds * 300), random.NextInt64(d.Span.Milliseconds * 9)))
            .ToList();
        Usages.AddRange(usage.Select(u => (facts, u)));
        var book = new PriceBook(prices);
        foreach (var day in usage.Where(u => BillingMonth.Of(u.Day) == Month))
        {
            days.AddRange(StreamCost.Of(facts, [day], book).Select(line => (channel, seller, day, line)));
        }

        Charges.AddRange(StreamCost.Of(facts, usage, book).Where(l => l.Month == Month).Select((l, i) => new Charge(
            (streamId * 10) + i, streamId, channelId, channel, seller, l.Kind, Month, span.Intersect(Span), l.DurationMs, l.ViewerMs, l.Parts)));
    }

    private MonthStatement StatementOf(bool isClosed)
    {
        var lines = CostLine.Merge(days.Select(d => d.Line));
        var cost = lines.Sum(l => l.MonthCents);
        StatementAdjustment[] adjustments = isClosed
            ? [new(Month.Previous, CostKind.AgoraRelay, 2, 0.1234m, 13, "late samples"), new(Month.Previous, CostKind.CloudflareDelivery, 1, -3.456m, -345, "=a changed end")]
            : [];
        return new MonthStatement(
            new StatementIdentity(Month, isClosed ? 1 : 0, calendar.Zone.Id, "USD", Span.End.AddDays(3), 7),
            new StatementSummary(cost, adjustments.Sum(a => a.Cents), 0, isClosed ? null : cost * 2, null, days.Sum(d => d.Usage.LiveMs), 60_000, 0, 9, 5, null),
            [.. lines.Select(l => new StatementLine(l.Kind, l.DurationMs, l.ViewerMs, l.MonthAmountUsd, l.MonthCents))],
            Shares(lines, d => d.Channel),
            Shares(lines, d => d.Seller),
            Days(lines),
            [new StatementStream(1, 1, Charges[0].Channel, Span.Start, 1, 2, 0.0101m, 2)],
            [new StatementComparison(PricePreset.Phase6, cost, cost - 1234, -1.5m, null)],
            adjustments,
            [new StatementIncident(5, "relay-errors", "@SUM(A1)", "warning", Span.Start.AddHours(5), null)],
            [.. lines.SelectMany(l => l.Parts).Select(StatementPrice.Of)],
            new StatementCompleteness(true, 0, 0, 0, null, 99.5m));
    }

    private List<StatementShare> Shares(IReadOnlyList<CostLine> lines, Func<(string Channel, string Seller, DayUsage Usage, CostLine Line), string> of) =>
    [
        .. StatementTables.Spread(lines, [.. days.Select(d => (of(d), d.Line.Kind, d.Line.AmountUsd))])
            .GroupBy(s => s.Key.Row)
            .Select((g, i) => new StatementShare($"{i + 1}", g.Key, "owner@shop.example", 1, 2, 3, g.Sum(s => s.Value))),
    ];

    private List<StatementDay> Days(IReadOnlyList<CostLine> lines)
    {
        var cents = StatementTables.Spread(lines, [.. days.Select(d => (d.Usage.Day, d.Line.Kind, d.Line.AmountUsd))]).ToLookup(s => (s.Key.Row, s.Key.Kind.Service), s => s.Value);
        return [.. days.Select(d => d.Usage.Day).Distinct().Order().Select(d => new StatementDay(d, 1, 2, cents[(d, "agora")].Sum(), cents[(d, "cloudflare")].Sum(), cents[(d, "cdn")].Sum()))];
    }
}
