using System.Globalization;
using StreamOps.Components.Csv;
using StreamOps.Domain.Money;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;

namespace StreamOps.Tests.Components.Csv;

/// <summary>The file of records comes to what is booked, and takes no more memory when there are more of them.</summary>
public sealed class ChargeCsvTests
{
    [Theory]
    [InlineData(PricePreset.Published)]
    [InlineData(PricePreset.Phase6)]
    public async Task Amounts_terms_and_rounding_add_up_to_what_the_statement_books(PricePreset preset)
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var month = GeneratedMonth.Of(seed, preset);
            var rows = CsvRows.Read(await CsvRows.BytesAsync(s => ChargeCsv.WriteAsync(month.ChargesAsync(), s, false, CancellationToken.None)));

            Assert.Equal(month.Charges.Select(c => decimal.Round(c.AmountUsd, 20)), Records(rows).Select(r => Number(r["amount_usd"])));
            Assert.Equal(month.Charges.Select(c => Usd.ToCentsRoundedUp(c.AmountUsd) / 100m), Records(rows).Select(r => Number(r["cents_usd"])));
            Assert.Equal(month.Statement.Lines.Select(l => (l.Kind.Service, l.Kind.CostType, l.Cents / 100m)), Lines(rows).Select(r => (r["service"], r["cost_type"], Number(r["booked_usd"]))));
            Assert.Equal(Sum(rows, "booked_usd"), Sum(rows, "amount_usd") + Sum(rows, "terms_usd") + Sum(rows, "rounding_usd"));
            Assert.All(Lines(rows), r => Assert.InRange(Number(r["rounding_usd"]), -0.000_000_000_000_001m, 0.01m));
        }
    }

    [Fact]
    public async Task A_million_charges_go_through_without_being_held()
    {
        const int Charges = 1_000_000;
        using var sink = new CountingStream();
        var most = 0L;

        await ChargeCsv.WriteAsync(CountedAsync(Charges, handed => most = Math.Max(most, handed - sink.Lines)), sink, false, CancellationToken.None);

        Assert.Equal(Charges + 2, sink.Lines);
        Assert.InRange(most, 1, 2_000);
    }

    [Fact]
    public async Task Nor_are_those_of_a_FOCUS_file()
    {
        const int Charges = 100_000;
        using var sink = new CountingStream();
        var most = 0L;

        await FocusCsv.WriteAsync(
            GeneratedMonth.Of(1).Statement, CountedAsync(Charges, handed => most = Math.Max(most, handed - sink.Lines)), sink, false, CancellationToken.None);

        Assert.True(sink.Lines > Charges);
        Assert.InRange(most, 1, 2_000);
    }

    private static async IAsyncEnumerable<Charge> CountedAsync(int count, Action<long> seen)
    {
        var one = GeneratedMonth.Of(1).Charges.First(c => c.Parts.Count == 1);
        for (var i = 1; i <= count; i++)
        {
            seen(i);
            yield return one with { RecordId = i };
            if (i % 10_000 == 0)
            {
                await Task.Yield();
            }
        }
    }

    private static IEnumerable<Dictionary<string, string>> Records(IEnumerable<Dictionary<string, string>> rows) => rows.Where(r => r["row"] == "record");

    private static IEnumerable<Dictionary<string, string>> Lines(IEnumerable<Dictionary<string, string>> rows) => rows.Where(r => r["row"] == "line");

    private static decimal Sum(IEnumerable<Dictionary<string, string>> rows, string column) => rows.Where(r => r[column].Length > 0).Sum(r => Number(r[column]));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Forgets what is written and counts its lines; a writer that does not wait for it is refused, as the server does.</summary>
    private sealed class CountingStream : MemoryStream
    {
        public long Lines { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Lines += buffer.Span.Count((byte)'\n');
            return ValueTask.CompletedTask;
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write asynchronously.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new NotSupportedException("Write asynchronously.");

        public override void Flush() => throw new NotSupportedException("Flush asynchronously.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
