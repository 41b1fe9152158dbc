using System.Globalization;
using System.Net;
using System.Text;
using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Reports;
using StreamOps.Platform.Access;
using StreamOps.Tests.Components.Csv;
using StreamOps.Tests.Data.Reconciliation;
using StreamOps.Tests.Domain.Pricing.Terms;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;
using UglyToad.PdfPig;

namespace StreamOps.Tests.Features.Reports;

/// <summary>Expected invoices in the month's report: in every form where terms hold, in none where they do not.</summary>
public sealed class ExpectedInvoiceFormsTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task Every_form_says_what_a_vendor_is_expected_to_bill_and_books_nothing_of_it(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        await AddAsync(world, new Tax(GivenTerms.Head(GivenTerms.Cloudflare, "2026-03-01"), "VAT", 20), new InvoiceCurrency(GivenTerms.Head(GivenTerms.Cloudflare, "2026-03-01"), "EUR", 0.9m));

        var statement = StatementHash.Read(await finance.GetByteArrayAsync("/reports/2026-03.json"));
        var figures = CsvRows.Read(await finance.GetByteArrayAsync("/reports/2026-03.csv"));
        using var pdf = PdfDocument.Open(await finance.GetByteArrayAsync("/reports/2026-03.pdf"));
        var printed = string.Concat(pdf.GetPages().Select(p => p.Text));
        var page = WebUtility.HtmlDecode(await finance.GetStringAsync("/reports/2026-03"));

        // 9,000 minutes delivered and a block of storage, and the tax on both.
        var cloudflare = statement.ExpectedInvoices!.Single(i => i.Vendor == GivenTerms.Cloudflare);
        Assert.Equal((1400L, 280L, 1680L, 15.12m), (cloudflare.SubtotalCents, cloudflare.TaxCents, cloudflare.TotalCents, cloudflare.TotalInCurrency));
        Assert.Equal(16.80m, Value(figures, "total"));
        Assert.Equal(15.12m, Value(figures, "total_in_currency"));
        Assert.Equal(14.00m, figures.Where(r => IsOf(r) && r["measure"] == "line_amount").Sum(Value));
        Assert.All(["$16.80", "EUR\u00A015.12"], shown => Assert.Contains(shown, page, StringComparison.Ordinal));
        Assert.All(["Expected invoices", "16.80"], shown => Assert.Contains(shown, printed, StringComparison.Ordinal));
        Assert.Equal(1008, statement.Summary.BookedCents);
    }

    /// <summary>Recordings watched for 1,250 minutes on the one day that is known for good: 1.25 USD beside the 14.00 of show and storage.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task Every_form_has_the_replays_and_of_how_many_days_they_are_not_known(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        await AddAsync(world, new InvoiceCurrency(GivenTerms.Head(GivenTerms.Cloudflare, "2026-03-01"), "EUR", 0.9m));
        Assert.Equal(new ReplayUse(null, 0, 31), Cloudflare(await finance.GetByteArrayAsync("/reports/2026-03.json")).Replays);
        Assert.Equal("", Row(CsvRows.Read(await finance.GetByteArrayAsync("/reports/2026-03.csv")), "replayed")["value"]);

        await using (var db = world.App.Open())
        {
            await GivenReads.MeteredAsync(db, new DateOnly(2026, 3, 12), isSettled: true, (ViewNature.Replay, 1_250));
        }

        var cloudflare = Cloudflare(await finance.GetByteArrayAsync("/reports/2026-03.json"));
        var figures = CsvRows.Read(await finance.GetByteArrayAsync("/reports/2026-03.csv"));
        using var pdf = PdfDocument.Open(await finance.GetByteArrayAsync("/reports/2026-03.pdf"));
        var printed = string.Concat(pdf.GetPages().Select(p => p.Text));
        var page = WebUtility.HtmlDecode(await finance.GetStringAsync("/reports/2026-03"));

        Assert.Equal((1525L, new ReplayUse(1_250, 1, 30)), (cloudflare.TotalCents, cloudflare.Replays));
        Assert.Equal((15.25m, 1_250m, 1m, 30m), (Value(figures, "total"), Value(figures, "replayed"), Value(figures, "replay_days_known"), Value(figures, "replay_days_missing")));
        Assert.All(["$15.25", "1,250.00 min on the 1 day", "30 days more that are over"], shown => Assert.Contains(shown, page, StringComparison.Ordinal));
        Assert.All(["15.25", "1,250.00min", "30daysmore"], shown => Assert.Contains(shown, printed.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_closed_month_keeps_what_was_expected_when_it_was_closed(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        (await admin.SubmitAsync("/reports/2026-03/close", new Dictionary<string, string>())).Dispose();
        var before = await admin.GetByteArrayAsync("/reports/2026-03.json");
        Assert.DoesNotContain("expectedInvoices", Encoding.UTF8.GetString(before), StringComparison.Ordinal);

        await AddAsync(world, new Tax(GivenTerms.Head(GivenTerms.Cloudflare, "2026-03-01"), "VAT", 20));

        Assert.Equal(before, await admin.GetByteArrayAsync("/reports/2026-03.json"));
        Assert.Contains("This month is closed", await admin.GetStringAsync("/costs/invoice?month=2026-03"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_without_terms_has_the_fingerprint_and_the_words_that_it_had()
    {
        var statement = SampleStatement.Of();
        var json = Encoding.UTF8.GetString(StatementHash.Write(statement));

        Assert.DoesNotContain("expectedInvoices", json, StringComparison.Ordinal);
        Assert.Null(StatementHash.Read(Encoding.UTF8.GetBytes(json)).ExpectedInvoices);
        Assert.NotEqual(StatementHash.Of(statement), StatementHash.Of(statement with { ExpectedInvoices = [] }));
    }

    [Fact]
    public void A_statement_with_invoices_is_read_back_as_it_was_written()
    {
        var usage = new[] { GivenTerms.Used(StreamOps.Domain.Pricing.PriceBasis.HostMinutes, 1_234.5m) };
        var invoice = StatementInvoice.Of(GivenTerms.Invoice(GivenTerms.Agora, usage, TermPresets.Find("agora-starter")!.Make(new DateOnly(2026, 1, 1))));
        var statement = SampleStatement.Of() with { ExpectedInvoices = [invoice] };

        var read = StatementHash.Read(StatementHash.Write(statement));

        Assert.Equal(invoice.Lines, read.ExpectedInvoices![0].Lines);
        Assert.Equal(StatementHash.Of(statement), StatementHash.Of(read));
    }

    private static async Task AddAsync(ReadingWorld world, params PriceTerm[] terms)
    {
        await using var db = world.App.Open();
        db.PriceTerms.AddRange(terms.Select(t => PriceTerms.RowOf(t, 1, ReadingWorld.Start, "admin@example.com")));
        await db.SaveChangesAsync();
    }

    private static bool IsOf(Dictionary<string, string> row) => row["section"] == "expected_invoices" && row["key"] == GivenTerms.Cloudflare;

    private static StatementInvoice Cloudflare(byte[] json) => StatementHash.Read(json).ExpectedInvoices!.Single(i => i.Vendor == GivenTerms.Cloudflare);

    private static Dictionary<string, string> Row(IEnumerable<Dictionary<string, string>> figures, string measure) => figures.Single(r => IsOf(r) && r["measure"] == measure);

    private static decimal Value(IEnumerable<Dictionary<string, string>> figures, string measure) => Value(Row(figures, measure));

    private static decimal Value(Dictionary<string, string> row) => decimal.Parse(row["value"], CultureInfo.InvariantCulture);
}
