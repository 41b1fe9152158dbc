using System.Globalization;
using System.Text;
using StreamOps.Components.Csv;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;

namespace StreamOps.Tests.Components.Csv;

/// <summary>The summary file says what the statement says, to the cent.</summary>
public sealed class StatementCsvTests
{
    [Theory]
    [InlineData(PricePreset.Published)]
    [InlineData(PricePreset.Phase6)]
    public async Task Every_table_read_back_comes_to_the_statement_and_to_a_plain_recalculation(PricePreset preset)
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var month = GeneratedMonth.Of(seed, preset, isClosed: seed % 3 == 0);
            var rows = CsvRows.Read(await WriteAsync(month.Statement));
            var booked = month.Charges.GroupBy(c => c.Kind).ToDictionary(g => g.Key, g => Plain(g.SelectMany(c => c.Parts)));

            Assert.Equal(booked, Usd(rows, "lines").ToDictionary(r => Kind(r["key"]), r => Number(r["value"])));
            Assert.Equal(booked.Values.Sum(), Number(Single(rows, "summary", "cost")["value"]));
            Assert.All(["lines", "channels", "sellers", "days"], section => Assert.Equal(booked.Values.Sum(), Usd(rows, section).Sum(r => Number(r["value"]))));
            Assert.Equal(month.Statement.Summary.AdjustmentCents / 100m, Usd(rows, "adjustments").Sum(r => Number(r["value"])));
            Assert.Equal(booked.Values.Sum() + (month.Statement.Summary.AdjustmentCents / 100m), Number(Single(rows, "summary", "booked")["value"]));
        }
    }

    [Fact]
    public async Task What_is_not_known_is_empty_and_no_zero()
    {
        var rows = CsvRows.Read(await WriteAsync(GeneratedMonth.Of(1).Statement));

        Assert.All(["budget", "average_viewers", "peak_viewers"], measure => Assert.Equal("", Single(rows, "summary", measure)["value"]));
        Assert.Equal("0.00", Single(rows, "summary", "accrued")["value"]);
        Assert.Equal(("", ""), (Single(rows, "incidents", "ended_at")["value"], Single(rows, "incidents", "ended_at")["text"]));
    }

    [Fact]
    public async Task Names_are_text_and_savings_may_be_negative()
    {
        var rows = CsvRows.Read(await WriteAsync(GeneratedMonth.Of(2, isClosed: true, names: ["=1+1", "-5"]).Statement));

        Assert.Equal(["'-5", "'=1+1"], Usd(rows, "channels").Select(r => r["name"]).Order(StringComparer.Ordinal));
        Assert.Equal("'=a changed end", rows.Last(r => r["measure"] == "reason")["text"]);
        Assert.Equal(("-12.34", "-1.5"), (Single(rows, "comparisons", "savings")["value"], Single(rows, "comparisons", "savings_percent")["value"]));
    }

    [Fact]
    public async Task The_same_statement_is_the_same_file_with_lines_that_end_as_RFC_4180_says()
    {
        var statement = GeneratedMonth.Of(3).Statement;
        var text = Encoding.UTF8.GetString(await WriteAsync(statement));

        Assert.Equal(await WriteAsync(statement), await WriteAsync(statement));
        Assert.StartsWith("month,section,key,name,belongs_to,measure,unit,value,text\r\n2026-02,identity,", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.Contains(StatementHash.Of(statement), text, StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), (await CsvRows.BytesAsync(s => StatementCsv.WriteAsync(statement, s, true, CancellationToken.None))).Take(3));
    }

    /// <summary>By price, free minutes and rounding shared by prices that follow each other; rounded up once.</summary>
    private static decimal Plain(IEnumerable<CostPart> parts)
    {
        var usd = 0m;
        foreach (var series in parts.GroupBy(p => (p.Price.Basis, p.Price.Tier)))
        {
            var used = 0L;
            foreach (var price in series.GroupBy(p => p.Price).OrderBy(g => g.Key.ValidFrom).ThenBy(g => g.Key.Id))
            {
                var quantity = price.Sum(p => p.QuantityMs);
                usd += price.Key.OfMonth(quantity, used);
                used += quantity;
            }
        }

        return StreamOps.Domain.Money.Usd.RoundUpToCent(usd);
    }

    private static Task<byte[]> WriteAsync(MonthStatement statement) => CsvRows.BytesAsync(s => StatementCsv.WriteAsync(statement, s, false, CancellationToken.None));

    private static IEnumerable<Dictionary<string, string>> Usd(List<Dictionary<string, string>> rows, string section) => rows.Where(r => r["section"] == section && r["measure"] == "cost");

    private static Dictionary<string, string> Single(List<Dictionary<string, string>> rows, string section, string measure) => rows.Single(r => r["section"] == section && r["measure"] == measure);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static CostKind Kind(string text) => new(text.Split('/')[0], text.Split('/')[1]);
}
