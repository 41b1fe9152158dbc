using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Reports;

/// <summary>Tables of a statement come to what is booked, whatever the vendor's free minutes and rounding do to the month.</summary>
public sealed class StatementTablesTests
{
    private static readonly BillingMonth March = new(2026, 3);
    private static readonly VendorRounding[] Roundings = Enum.GetValues<VendorRounding>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Channels_and_days_come_to_the_month_s_total_in_every_line(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 100; run++)
        {
            var book = Book(random);
            var usage = Enumerable.Range(0, random.Next(1, 40))
                .Select(_ => (Channel: random.Next(8), Facts: Facts(random), Day: new DayUsage(March.FirstDay.AddDays(random.Next(31)), random.NextInt64(20_000_000), random.NextInt64(400_000_000), random.NextInt64(9_000_000))))
                .ToList();
            var lines = CostLine.Merge(usage.SelectMany(u => StreamCost.Of(u.Facts, [u.Day], book)));
            AssertComesTo(lines, usage.Select(u => (u.Channel, StreamCost.Of(u.Facts, [u.Day], book))));
            AssertComesTo(lines, usage.Select(u => (u.Day.Day, StreamCost.Of(u.Facts, [u.Day], book))));
        }
    }

    private static void AssertComesTo<TKey>(IReadOnlyList<CostLine> lines, IEnumerable<(TKey Row, IReadOnlyList<CostLine> Lines)> rows)
        where TKey : notnull
    {
        var spread = StatementTables.Spread(lines, [.. rows.SelectMany(r => r.Lines.Select(l => (r.Row, l.Kind, l.AmountUsd)))]);
        Assert.All(lines, line => Assert.Equal(line.MonthCents, spread.Where(s => s.Key.Kind == line.Kind).Sum(s => s.Value)));
        Assert.Equal(lines.Sum(l => l.MonthCents), spread.Values.Sum());
    }

    private static PriceBook Book(Random random) => new(PricePresets.Rows(PricePreset.Published)
        .Select((price, i) => price with
        {
            Id = i + 1,
            Rounding = Roundings[random.Next(Roundings.Length)],
            FreeMinutes = random.Next(3) == 0 ? random.Next(20_000) : 0,
            UsdPerUnit = random.Next(1, 9_999) / 1000m,
        }));

    private static StreamFacts Facts(Random random) => new(
        (StreamMode)random.Next(3), (RelayPath)random.Next(3), (ResolutionTier)random.Next(5), random.Next(1, 4));
}
