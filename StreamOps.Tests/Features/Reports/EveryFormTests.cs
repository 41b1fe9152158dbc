using System.Globalization;
using System.Text;
using Bunit;
using StreamOps.Components.Csv;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Features.Reports;
using StreamOps.Tests.Components.Csv;
using StreamOps.Tests.Components.Pdf;
using StreamOps.Tests.Durability;

namespace StreamOps.Tests.Features.Reports;

/// <summary>
/// Random usage under random prices: every form, read back by an independent reader, says to the cent what a plain recalculation says, and each
/// table adds up to it. <c>STREAMOPS_DURABILITY=full</c> takes 100,000 months in every form, for more than an hour.
/// </summary>
public sealed class EveryFormTests
{
    /// <summary>One in so many is drawn too.</summary>
    private static readonly int Apart = Effort.Times(10, 1);

    /// <summary>A row of FOCUS is exact, and a third has no last digit: far behind any that a price could make.</summary>
    private const int FocusDecimals = 15;

    private static readonly int Sets = Effort.Times(300, 100_000);

    [Fact]
    public async Task Files_and_JSON_say_what_a_plain_recalculation_says() =>
        await Parallel.ForEachAsync(Enumerable.Range(0, Sets), async (seed, cancel) =>
        {
            var month = GeneratedMonth.UnderAnyPrices(seed);
            var plain = Plain(month);
            var cost = plain.Values.Sum();
            var booked = cost + month.Statement.Summary.AdjustmentCents;

            var read = StatementHash.Read(StatementHash.Write(month.Statement));
            Equal(seed, plain, read.Lines.ToDictionary(l => l.Kind, l => l.Cents));
            Equal(seed, booked, read.Summary.BookedCents);

            var summary = CsvRows.Read(await CsvRows.BytesAsync(s => StatementCsv.WriteAsync(month.Statement, s, false, cancel)));
            Equal(seed, plain, Costs(summary, "lines").ToDictionary(r => Kind(r["key"]), r => Cents(r["value"])));
            foreach (var table in new[] { "channels", "sellers", "days" })
            {
                Equal(seed, cost, Costs(summary, table).Sum(r => Cents(r["value"])));
            }

            var items = CsvRows.Read(await CsvRows.BytesAsync(s => ChargeCsv.WriteAsync(month.ChargesAsync(), s, false, cancel)));
            Equal(seed, plain, items.Where(r => r["booked_usd"].Length > 0).ToDictionary(r => new CostKind(r["service"], r["cost_type"]), r => Cents(r["booked_usd"])));

            var focus = CsvRows.Read(await CsvRows.BytesAsync(s => FocusCsv.WriteAsync(month.Statement, month.ChargesAsync(), s, false, cancel)));
            Equal(seed, booked, Whole(decimal.Round(focus.Sum(r => Number(r["BilledCost"])), FocusDecimals)));
        });

    [Fact]
    public async Task The_screen_says_what_a_plain_recalculation_says() =>
        await Parallel.ForEachAsync(Drawn(), async (seed, _) =>
        {
            await using var context = new BunitContext();
            var month = GeneratedMonth.UnderAnyPrices(seed);
            var plain = Plain(month);
            var report = new ReportDetail(month.Statement, [], Array.Empty<PrintedFile>().ToLookup(f => 0L), [], [], [], []);
            var view = context.Render<StatementView>(p => p.Add(v => v.Report, report));

            Equal(seed, Shown(plain), Rows(view.FindAll("section[aria-labelledby=lines] tbody tr")));
            string[] tables = ["section[aria-labelledby=lines]", "section[aria-label='By channel']", "section[aria-label='By seller']", "section[aria-labelledby=days]"];
            foreach (var table in tables.Where(_ => plain.Count > 0))
            {
                var total = Whole(Printed.Usd(view.Find($"{table} tfoot tr:last-child td:last-child").TextContent));
                Equal(seed, plain.Values.Sum(), total);
                Equal(seed, total, view.FindAll($"{table} tbody td[data-label=Amount]").Sum(c => Whole(Printed.Usd(c.TextContent))));
            }
        });

    [Fact]
    public void The_PDF_says_what_a_plain_recalculation_says() =>
        Parallel.ForEach(Drawn(), seed =>
        {
            var month = GeneratedMonth.UnderAnyPrices(seed);
            var plain = Plain(month);
            using var printed = Printed.Of(month.Statement);
            if (plain.Count == 0)
            {
                return;
            }

            var lines = Money(printed.Between("Cost by service and type", "Cost by day"));
            Equal(seed, Shown(plain).Select(l => l.Cents), lines.SkipLast(1));
            foreach (var (heading, next) in new[] { ("Cost by day", "Cost by seller"), ("Cost by seller", "Cost by channel"), ("Cost by channel", "Dearest streams") })
            {
                var amounts = Money(printed.Between(heading, next));
                Equal(seed, plain.Values.Sum(), amounts[^1]);
                Equal(seed, amounts[^1], amounts.SkipLast(1).Sum());
            }
        });

    private static IEnumerable<int> Drawn() => Enumerable.Range(0, Sets / Apart).Select(i => (i * Apart) + 3);

    private static Dictionary<CostKind, long> Plain(GeneratedMonth month) => PlainMonth.Cents(month.Usages, month.Prices, month.Month);

    private static List<(string Name, long Cents)> Shown(Dictionary<CostKind, long> plain) => [.. plain.OrderBy(l => l.Key).Select(l => (ReportWords.Of(l.Key), l.Value))];

    private static List<(string Name, long Cents)> Rows(IEnumerable<AngleSharp.Dom.IElement> rows) =>
        [.. rows.Select(r => (r.QuerySelector("th")!.TextContent.Trim(), Whole(Printed.Usd(r.QuerySelector("td[data-label=Amount]")!.TextContent))))];

    /// <summary>The last column of a table, its total last.</summary>
    private static List<long> Money(IReadOnlyList<PrintedLine> lines) =>
        [.. lines.Where(l => l.Cells.Count > 2 && l.Cells[^1].TrimStart('−', '-').StartsWith('$')).Select(l => Whole(Printed.Usd(l.Cells[^1])))];

    private static IEnumerable<Dictionary<string, string>> Costs(List<Dictionary<string, string>> rows, string section) => rows.Where(r => r["section"] == section && r["measure"] == "cost");

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static long Cents(string text) => Whole(Number(text));

    /// <summary>An amount that is booked has whole cents.</summary>
    private static long Whole(decimal usd)
    {
        Assert.Equal(decimal.Truncate(usd * 100), usd * 100);
        return (long)(usd * 100);
    }

    private static CostKind Kind(string text) => new(text.Split('/')[0], text.Split('/')[1]);

    private static void Equal(int seed, long expected, long actual) => Assert.True(expected == actual, $"month {seed}: {expected} and not {actual}");

    private static void Equal<T>(int seed, IEnumerable<T> expected, IEnumerable<T> actual)
    {
        var (one, other) = (Said(expected), Said(actual));
        Assert.True(one == other, $"month {seed}:\n{one}\nand not\n{other}");
    }

    private static string Said<T>(IEnumerable<T> all) => all.Select(x => string.Create(CultureInfo.InvariantCulture, $"{x}")).Order(StringComparer.Ordinal).Aggregate(new StringBuilder(), (text, x) => text.AppendLine(x)).ToString();
}
