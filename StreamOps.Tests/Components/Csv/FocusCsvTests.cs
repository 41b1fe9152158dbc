using System.Globalization;
using StreamOps.Components.Csv;
using StreamOps.Domain.Pricing;
using StreamOps.Tests.Support;
using StreamOps.Tests.Support.Focus;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string?>;

namespace StreamOps.Tests.Components.Csv;

/// <summary>The FOCUS file conforms to the official model and comes to what the statement books.</summary>
public sealed class FocusCsvTests
{
    private static readonly string[] Vendors = ["Agora", "Cloudflare"];

    [Theory]
    [InlineData(PricePreset.Published, false)]
    [InlineData(PricePreset.Published, true)]
    [InlineData(PricePreset.Phase6, false)]
    [InlineData(PricePreset.Phase6, true)]
    public async Task Months_of_every_kind_break_no_rule_of_the_official_model(PricePreset preset, bool isClosed)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var table = await FocusFile.OfAsync(GeneratedMonth.Of(seed, preset, isClosed, seed % 3 == 0 ? "Pacific/Auckland" : "Europe/Madrid"));
            var judged = FocusFile.Judge(table);

            Assert.True(judged.Broken.Count == 0, string.Join('\n', judged.Broken));
            Assert.True(judged.Advice.Count == 0, string.Join('\n', judged.Advice));
            Assert.Equal(Vendors, table.Rows.Select(r => r["ProviderName"]).Distinct().Order());
        }
    }

    [Fact]
    public async Task Hostile_names_conform_and_stay_text()
    {
        var table = await FocusFile.OfAsync(GeneratedMonth.Of(4, names: HostileCells.All));

        Assert.Empty(FocusFile.Judge(table).Broken);
        Assert.All(table.Rows.Where(r => r["SubAccountName"] is not null), r => Assert.True(CsvText.IsHarmless(r["SubAccountName"]!)));
    }

    [Fact]
    public async Task A_month_without_charges_is_a_heading()
    {
        var empty = GeneratedMonth.Of(5).Statement with { Lines = [], Adjustments = [] };
        var table = FocusTable.Read(await CsvRows.BytesAsync(s => FocusCsv.WriteAsync(empty, AsyncEnumerable.Empty<StreamOps.Domain.Reports.Charge>(), s, true, CancellationToken.None)));

        Assert.Empty(table.Rows);
        Assert.Empty(FocusFile.Judge(table).Broken);
    }

    [Theory]
    [InlineData(PricePreset.Published)]
    [InlineData(PricePreset.Phase6)]
    public async Task Billed_cost_adds_up_to_what_is_booked_in_all_and_line_by_line(PricePreset preset)
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var month = GeneratedMonth.Of(seed, preset, isClosed: seed % 2 == 0);
            var table = await FocusFile.OfAsync(month);

            Assert.Equal(month.Statement.Summary.BookedCents / 100m, table.Rows.Sum(Billed));
            Assert.All(month.Statement.Lines, line => Assert.Equal(
                line.Cents / 100m, table.Rows.Where(r => r["x_CostType"] == line.Kind.ToString() && r["ChargeClass"] is null).Sum(Billed)));
            Assert.Equal(month.Statement.Adjustments.Select(a => a.Cents / 100m), table.Rows.Where(r => r["ChargeClass"] == "Correction").Select(Billed));
        }
    }

    [Theory]
    [InlineData("Europe/Madrid", 2, "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z")]
    [InlineData("UTC", 1, "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z")]
    public async Task Periods_are_the_month_of_the_billing_zone_in_UTC_and_the_part_of_a_stream_inside_it(string zone, int seed, string start, string end)
    {
        var month = GeneratedMonth.Of(seed, zone: zone);
        var table = await FocusFile.OfAsync(month);

        Assert.All(table.Rows, r => Assert.Equal((start, end), (r["BillingPeriodStart"], r["BillingPeriodEnd"])));
        Assert.All(table.Rows, r => Assert.True(string.CompareOrdinal(start, r["ChargePeriodStart"]) <= 0 && string.CompareOrdinal(r["ChargePeriodEnd"], end) <= 0));
        Assert.Equal(start, table.Rows.First(r => r["ResourceId"] == "stream-1")["ChargePeriodStart"]);
        Assert.Equal(end, table.Rows.First(r => r["ResourceId"] == "stream-2")["ChargePeriodEnd"]);
    }

    [Fact]
    public async Task Every_charge_is_there_once_for_each_of_its_prices()
    {
        var month = GeneratedMonth.Of(6);
        var table = await FocusFile.OfAsync(month);

        Assert.Equal(
            month.Charges.SelectMany(c => c.Parts.Select(p => (Id: $"{c.RecordId}", Price: $"price-{p.Price.Id}", Minutes: decimal.Round(p.QuantityMs / 60_000m, 12)))),
            table.Rows.Where(r => r["x_CostRecordId"] is not null).Select(r => (r["x_CostRecordId"]!, r["SkuPriceId"]!, Number(r["ConsumedQuantity"]))));
    }

    [Fact]
    public async Task Columns_are_those_of_the_specification()
    {
        var defined = SharedData.Rows("focus/columns-1.2.csv").Select(r => r[0]).ToList();
        var columns = (await FocusFile.OfAsync(GeneratedMonth.Of(1))).Columns;

        Assert.Equal(defined.Where(columns.Contains), columns.Where(c => !c.StartsWith("x_", StringComparison.Ordinal)));
    }

    private static decimal Billed(Row row) => Number(row["BilledCost"]);

    private static decimal Number(string? text) => decimal.Parse(text!, CultureInfo.InvariantCulture);
}
