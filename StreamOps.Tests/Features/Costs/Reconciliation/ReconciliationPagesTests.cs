using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Costs.Reconciliation;

public sealed class ReconciliationPagesTests
{
    private const string Page = "/costs/reconciliation?month=2026-03";
    private const string Add = "/costs/reconciliation/invoices/add";
    private const string Import = "/costs/reconciliation/invoices/import";

    private static Dictionary<string, string> NineDollars => new()
    {
        ["Form.Vendor"] = "cloudflare",
        ["Form.Number"] = "CF-1",
        ["Form.FirstDay"] = "2026-03-01",
        ["Form.LastDay"] = "2026-03-31",
        ["Form.Currency"] = "USD",
        ["Form.Lines[0].Item"] = "cloudflare/delivery",
        ["Form.Lines[0].Quantity"] = "9000",
        ["Form.Lines[0].Unit"] = "minutes",
        ["Form.Lines[0].Amount"] = "9.90",
        ["Form.Lines[1].Item"] = "cloudflare/storage",
        ["Form.Lines[1].Quantity"] = "1",
        ["Form.Lines[1].Unit"] = "1,000 minutes",
        ["Form.Lines[1].Amount"] = "5.00",
    };

    [Theory, ClassData<DatabaseKinds>]
    public async Task An_invoice_is_entered_shown_corrected_and_withdrawn_and_finance_reads_it(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        var empty = await finance.GetStringAsync(Page);
        Assert.Contains("No invoice yet", empty, StringComparison.Ordinal);
        Assert.Contains("No invoice in the last 12 months", empty, StringComparison.Ordinal);
        Assert.DoesNotContain(Add, empty, StringComparison.Ordinal);

        using var entered = await admin.SubmitAsync(Add, NineDollars);
        Assert.Equal(Page, entered.Headers.Location!.OriginalString);
        Assert.Contains("The invoice is entered.", await admin.GetStringAsync(Page), StringComparison.Ordinal);
        var shown = WebUtility.HtmlDecode(await finance.GetStringAsync(Page));
        Assert.Contains("$14.90", shown, StringComparison.Ordinal);
        Assert.Contains("Price change", shown, StringComparison.Ordinal);
        Assert.Contains("The invoice charges $1.10 per 1,000 min for delivered minutes", shown, StringComparison.Ordinal);
        Assert.Contains("63.4%", shown, StringComparison.Ordinal);

        await using var db = world.App.Open();
        var first = await db.Invoices.SingleAsync();
        using var again = await admin.SubmitAsync(Add, NineDollars);
        var refused = WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync());
        Assert.Contains("id=\"Form_Number_error\"", refused, StringComparison.Ordinal);
        Assert.Contains("Invoice CF-1 of Cloudflare is entered already, version 1", refused, StringComparison.Ordinal);
        Assert.Contains($"href=\"/costs/reconciliation/invoices/{first.Id}\"", refused, StringComparison.Ordinal);
        Assert.Matches("<input[^>]*id=\"Form_Number\"[^>]*aria-invalid=\"true\" aria-describedby=\"Form_Number_error\"", refused);

        using var corrected = await admin.SubmitAsync($"{Add}?corrects={first.Id}", new Dictionary<string, string>(NineDollars) { ["Form.Number"] = "another", ["Form.Lines[0].Amount"] = "9.00" });
        Assert.Equal(HttpStatusCode.Redirect, corrected.StatusCode);
        var second = await db.Invoices.SingleAsync(i => i.Version == 2);
        Assert.Equal(("CF-1", 1400L), (second.Number, second.TotalCents));
        Assert.Contains("corrected since", await finance.GetStringAsync($"/costs/reconciliation/invoices/{first.Id}"), StringComparison.Ordinal);
        Assert.DoesNotContain("The invoice charges", await finance.GetStringAsync(Page), StringComparison.Ordinal);

        var detail = $"/costs/reconciliation/invoices/{second.Id}";
        Assert.DoesNotContain("Withdraw", await finance.GetStringAsync(detail), StringComparison.Ordinal);
        using var withdrawn = await admin.SubmitAsync(detail, new Dictionary<string, string>(), detail + "/withdraw");
        Assert.Contains("The invoice is withdrawn.", await admin.GetStringAsync(detail), StringComparison.Ordinal);
        Assert.Contains("No invoice yet", await finance.GetStringAsync(Page), StringComparison.Ordinal);
        Assert.Matches($"Withdrawn, and counted no more:\\s*<a href=\"/costs/reconciliation/invoices/{second.Id}\"", await finance.GetStringAsync(Page));
        Assert.Equal(["invoice.entered", "invoice.corrected", "invoice.withdrawn"], await db.AuditEntries.Where(a => a.Action.StartsWith("invoice.")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
    }

    [Fact]
    public async Task A_proposed_price_fills_in_the_form_of_the_price_book()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        using var entered = await admin.SubmitAsync(Add, NineDollars);
        var page = WebUtility.HtmlDecode(await admin.GetStringAsync(Page));
        var start = page.IndexOf("/costs/prices/add?", StringComparison.Ordinal);
        var link = page[start..page.IndexOf('"', start)];

        var form = WebUtility.HtmlDecode(await admin.GetStringAsync(link + "&Form.ConfirmedFrom=2026-03-01"));

        Assert.Matches("<option value=\"cloudflare/delivery:delivered-minutes\" selected", form);
        Assert.Matches("name=\"Form.UsdPerUnit\"[^>]*value=\"1.1\"", form);
        Assert.Matches("name=\"Form.ValidFrom\"[^>]*value=\"2026-03-01\"", form);
        Assert.Matches("name=\"Form.Source\"[^>]*value=\"Cloudflare invoice CF-1\"", form);
        Assert.DoesNotContain("Form.ConfirmedFrom", form, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Number", "", "Write the invoice")]
    [InlineData("Form.FirstDay", "2026-02-30", "Choose a day")]
    [InlineData("Form.LastDay", "2026-02-01", "Choose a last day")]
    [InlineData("Form.Currency", "EUR", "Write USD")]
    [InlineData("Form.Lines[0].Item", "agora/rtc-hd", "Choose what")]
    [InlineData("Form.Lines[1].Quantity", "some", "Write the quantity")]
    [InlineData("Form.Lines[1].Amount", "", "Write the amount")]
    [InlineData("Form.FirstDay", "2031-01-01", "Choose a first day that has begun")]
    [InlineData("Form.Lines[0].Quantity", "-5", "A quantity that is taken off")]
    [InlineData("Form.Lines[0].Quantity", "0", "Write the quantity that the amount is for")]
    [InlineData("Form.Lines[0].Unit", "bananas", "Choose one of minutes")]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_is_entered(string field, string value, string message)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);

        using var answer = await admin.SubmitAsync(Add, new Dictionary<string, string>(NineDollars) { [field] = value });

        var name = System.Text.RegularExpressions.Regex.Escape(field);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Matches($"""(?s)name="{name}"(?:(?!<div class="field).)*?field-validation-error[^>]*>{message}""", html);
        var fieldTag = html.Split('<').Single(tag => tag.Contains($"name=\"{field}\"", StringComparison.Ordinal));
        var saidAt = System.Text.RegularExpressions.Regex.Match(fieldTag, "aria-invalid=\"true\" aria-describedby=\"([^\"]+)\"").Groups[1].Value;
        Assert.Matches($"""<span[^>]* id="{saidAt}"[^>]*>{message}""", html);
        await using var db = app.Open();
        Assert.Equal(0, await db.Invoices.CountAsync());
    }

    /// <summary>As many lines as a file may have can be corrected by hand.</summary>
    [Fact]
    public async Task An_invoice_of_five_hundred_lines_is_entered()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);
        var lines = Enumerable.Range(0, 500).SelectMany(i => new KeyValuePair<string, string>[]
        {
            new($"Form.Lines[{i}].Item", "cloudflare/delivery"),
            new($"Form.Lines[{i}].Description", $"line {i}"),
            new($"Form.Lines[{i}].Quantity", "1"),
            new($"Form.Lines[{i}].Unit", "minutes"),
            new($"Form.Lines[{i}].Amount", "0.01"),
        });

        using var entered = await admin.SubmitAsync(Add, new Dictionary<string, string>(NineDollars.Where(f => !f.Key.Contains("Lines", StringComparison.Ordinal)).Concat(lines)));

        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        await using var db = app.Open();
        Assert.Equal(500, await db.Invoices.SelectMany(i => i.Lines).CountAsync());
    }

    [Fact]
    public async Task More_lines_keep_what_is_typed_and_enter_nothing()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);

        using var answer = await admin.SubmitAsync(Add, NineDollars, Add + "?handler=More");

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Form.Lines[4].Amount", html, StringComparison.Ordinal);
        Assert.Matches("name=\"Form.Lines\\[0\\].Amount\"[^>]*value=\"9.90\"", html);
        await using var db = app.Open();
        Assert.Equal(0, await db.Invoices.CountAsync());
    }

    [Fact]
    public async Task A_file_is_imported_or_its_faults_are_said()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        const string head = "vendor,number,first_day,last_day,currency,item,quantity,unit,amount\n";

        using var refused = await UploadAsync(admin, head + "cloudflare,CF-7,2026-03-01,2026-03-31,USD,cloudflare/delivery,9000,minutes,much\n");
        Assert.Contains("Line 2, amount: Write the amount", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var taken = await UploadAsync(admin, head + "cloudflare,CF-7,2026-03-01,2026-03-31,USD,cloudflare/delivery,9000,minutes,9.00\n");
        Assert.Equal(Page, taken.Headers.Location!.OriginalString);
        using var again = await UploadAsync(admin, head + "cloudflare,CF-7,2026-03-01,2026-03-31,USD,cloudflare/delivery,9000,minutes,9.00\n");
        Assert.Contains("entered already", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await using var db = world.App.Open();
        Assert.Equal(("csv", 900L), await db.Invoices.Select(i => new ValueTuple<string, long>(i.Source, i.TotalCents)).SingleAsync());
    }

    [Fact]
    public async Task The_file_has_what_the_page_shows_and_the_causes_of_a_row_add_up()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        using var entered = await admin.SubmitAsync(Add, NineDollars);

        var rows = StreamOps.Tests.Components.Csv.CsvRows.Read(Encoding.UTF8.GetBytes(await admin.GetStringAsync(Page + "&csv=lines")));

        var delivery = rows.Single(r => r["item"] == "cloudflare/delivery");
        Assert.Equal(("9.00", "9.90", "0.90", "", "0.90"), (delivery["estimated_usd"], delivery["billed_usd"], delivery["difference_usd"], delivery["metered_usd"], delivery["price_change_usd"]));
        foreach (var row in rows.Where(r => r["difference_usd"].Length > 0))
        {
            var causes = WireName.All<StreamOps.Domain.Reconciliation.DifferenceCause>().Sum(c => decimal.Parse(row[c.Replace('-', '_') + "_usd"], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(decimal.Parse(row["difference_usd"], System.Globalization.CultureInfo.InvariantCulture), causes);
        }

        Assert.Equal("", rows.First(r => r["vendor"] == "agora")["difference_usd"]);
    }

    [Fact]
    public async Task Addresses_that_cannot_be_are_refused_and_the_pages_of_money_lead_here()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        foreach (var page in new[] { "/costs/reconciliation?month=2025-13", "/costs/reconciliation?csv=x" })
        {
            using var answer = await finance.GetAsync(page);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        foreach (var page in new[] { "/costs?month=2026-03", "/reports/2026-03" })
        {
            Assert.Contains("/costs/reconciliation?month=2026-03", await finance.GetStringAsync(page), StringComparison.Ordinal);
        }
    }

    private static async Task<HttpResponseMessage> UploadAsync(AppClient admin, string csv)
    {
        var token = System.Text.RegularExpressions.Regex.Match(await admin.GetStringAsync(Import), """name="__RequestVerificationToken"[^>]*value="([^"]+)""").Groups[1].Value;
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "Upload", "invoices.csv" },
            { new StringContent(WebUtility.HtmlDecode(token)), "__RequestVerificationToken" },
        };
        return await admin.PostAsync(Import, form);
    }
}
