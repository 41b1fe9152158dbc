using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Features.Reports;
using StreamOps.Platform.Access;
using StreamOps.Tests.Components.Csv;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;
using UglyToad.PdfPig;

namespace StreamOps.Tests.Features.Reports;

public sealed class ReportFormsTests
{
    private static readonly string[] Endings = [".pdf", "-letter.pdf", ".csv", "-lines.csv", "-focus.csv", ".json"];

    [Theory, ClassData<DatabaseKinds>]
    public async Task Every_form_of_an_open_month_comes_to_what_the_page_and_the_API_say(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var finance = await world.App.SignedInAsync(Roles.Finance);

        await AssertFormsAgreeAsync(world, finance);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_files_of_a_closed_month_are_made_once_and_are_the_same_bytes_wherever_they_are_taken(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        using var key = world.App.WithKey();
        (await admin.SubmitAsync("/reports/2026-03/close", new Dictionary<string, string>())).Dispose();

        var early = await TakeAsync(finance, "/reports/2026-03");
        await using (var scope = world.App.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ReportFiles>().MakeMissingAsync(CancellationToken.None);
        }

        var kept = await world.Studio.Db.ReportFiles.AsNoTracking().ToListAsync();
        Assert.Equal(Endings.Select(e => $"streamops-2026-03-v1{e}").Order(StringComparer.Ordinal), kept.Select(f => f.Name).Order(StringComparer.Ordinal));
        var (page, api) = (await TakeAsync(finance, "/reports/2026-03"), await TakeAsync(key, "/api/v1/reports/2026-03"));
        foreach (var ending in Endings)
        {
            var file = kept.Single(f => f.Name == $"streamops-2026-03-v1{ending}");
            var content = await ReportContent.ReadAsync(world.Studio.Db, file.Id, CancellationToken.None);
            Assert.Equal((content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), (file.Size, file.Sha256));
            Assert.Equal(content, early[ending]);
            Assert.Equal(content, page[ending]);
            Assert.Equal(content, api[ending]);
            Assert.Equal(content, await finance.GetByteArrayAsync($"/reports/2026-03/files/1/{file.Name}"));
        }

        await AssertFormsAgreeAsync(world, finance);
    }

    [Fact]
    public async Task A_mark_for_Excel_is_put_before_CSV_alone_and_a_form_that_is_none_is_not_found()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        foreach (var ending in Endings)
        {
            var (bare, marked) = (await finance.GetByteArrayAsync($"/reports/2026-03{ending}"), await finance.GetByteArrayAsync($"/reports/2026-03{ending}?bom=true"));
            var hasMark = marked.AsSpan(0, 3).SequenceEqual<byte>([0xEF, 0xBB, 0xBF]);
            Assert.Equal(ending.EndsWith(".csv", StringComparison.Ordinal), hasMark);
            Assert.False(bare.AsSpan(0, 3).SequenceEqual<byte>([0xEF, 0xBB, 0xBF]));
        }

        foreach (var (address, status) in new[] { ("2026-03.docx", HttpStatusCode.NotFound), ("2026-03.csv?version=1", HttpStatusCode.NotFound), ("2031-01.csv", HttpStatusCode.NotFound), ("2026-13.csv", HttpStatusCode.BadRequest), ("x.csv", HttpStatusCode.BadRequest), ("2026-03.csv?version=1.5", HttpStatusCode.BadRequest), ("2026-03.csv?bom=maybe", HttpStatusCode.BadRequest) })
        {
            using var answer = await finance.GetAsync("/reports/" + address);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    /// <summary>Screen, API, CSV, line items, FOCUS and PDF of March 2026 say the same sum, and it is the one of the records.</summary>
    private static async Task AssertFormsAgreeAsync(ReadingWorld world, HttpClient finance)
    {
        var files = await TakeAsync(finance, "/reports/2026-03");
        var statement = StatementHash.Read(files[".json"]);
        var dollars = statement.Summary.BookedCents / 100m;
        var shown = dollars.ToString("N2", CultureInfo.InvariantCulture);
        var records = await world.Studio.Db.CostRecords.AsNoTracking().Where(r => r.Month == "2026-03").ToListAsync();

        Assert.Equal(10.08m, dollars);
        Assert.Equal(statement.Summary.BookedCents, (await world.ReadAsync("/costs/monthly?month=2026-03")).GetProperty("bookedCents").GetInt64());
        Assert.Contains($"${shown}", await finance.GetStringAsync("/reports/2026-03"), StringComparison.Ordinal);
        var figures = CsvRows.Read(files[".csv"]);
        Assert.Equal(dollars, Sum(figures.Where(r => r["section"] == "summary" && r["measure"] == "booked"), "value"));
        Assert.Equal(dollars, Sum(CsvRows.Read(files["-focus.csv"]), "BilledCost"));
        Assert.Equal(records.Count, CsvRows.Read(files["-lines.csv"]).Count(r => r["record_id"].Length > 0));
        foreach (var ending in new[] { ".pdf", "-letter.pdf" })
        {
            using var pdf = PdfDocument.Open(files[ending]);
            Assert.Contains(shown, pdf.GetPage(1).Text, StringComparison.Ordinal);
        }
    }

    private static async Task<Dictionary<string, byte[]>> TakeAsync(HttpClient client, string month)
    {
        var files = new Dictionary<string, byte[]>();
        foreach (var ending in Endings)
        {
            files[ending] = await client.GetByteArrayAsync(month + ending);
        }

        return files;
    }

    private static decimal Sum(IEnumerable<Dictionary<string, string>> rows, string column) => rows.Sum(r => decimal.Parse(r[column], CultureInfo.InvariantCulture));
}
