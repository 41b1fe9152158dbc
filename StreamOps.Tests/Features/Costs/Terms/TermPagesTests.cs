using System.Net;
using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Costs.Terms;

public sealed class TermPagesTests
{
    private const string Add = "/costs/terms/add";

    private static Dictionary<string, string> Free => Of("free-minutes", "2026-03-01", ("Minutes", "10000"));

    /// <summary>A form of each kind, and what the list then says of it.</summary>
    public static TheoryData<string, string[], string> Kinds => new()
    {
        { "free-minutes", ["Minutes=10000"], "10,000 min a month" },
        { "volume-discount", ["Steps[0].FromMinute=100000", "Steps[0].Percent=5", "Steps[1].FromMinute=500000", "Steps[1].Percent=7.5", "LastMinute=3000000"], "5% from 100,000, 7.5% from 500,000 to 3,000,000 min" },
        { "package", ["Name=Starter", "AmountUsd=45.99", "Minutes=50000", "UsdPerThousand=0.99"], "Starter: 50,000 min for $45.99 a month, $0.99 per 1,000 beyond" },
        { "package", ["Name=Free", "AmountUsd=0", "Minutes=10000", "UsdPerThousand="], "Free: 10,000 min for $0.00 a month, no service beyond" },
        { "top-up", ["Minutes=25000", "AmountUsd=23.50"], "25,000 min for $23.50" },
        { "storage-blocks", ["Minutes=2000", "AmountUsd=120", "ValidTo=2027-02-28"], "2,000 min for $120.00" },
        { "contract-price", ["Line=cloudflare/delivery:delivered-minutes", "UsdPerThousand=0.75", "ValidTo=2026-03-20"], "$0.75 per 1,000 min" },
        { "tax", ["Vendor=agora", "Name=GST", "Percent=9"], "GST 9%" },
        { "currency", ["Vendor=cloudflare", "Name=eur", "PerUsd=0.9215"], "0.9215 EUR per USD" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_kind_is_added_by_its_own_fields_with_an_audit_row(string kind, string[] fields, string says)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);

        using var added = await admin.SubmitAsync($"{Add}?kind={kind}", Of(kind, "2026-03-01", [.. fields.Select(Pair)]), Add);

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var list = WebUtility.HtmlDecode(await admin.GetStringAsync("/costs/terms"));
        Assert.Contains(says, list, StringComparison.Ordinal);
        Assert.Contains("Contract of March", list, StringComparison.Ordinal);
        await using var db = app.Open();
        var row = await db.PriceTerms.SingleAsync();
        var entry = await db.AuditEntries.SingleAsync(a => a.Action == "term.added");
        Assert.StartsWith($$"""{"id":{{row.Id}},"revision":1,"kind":"{{kind}}",""", entry.After, StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_term_makes_the_expected_invoice_and_leaves_the_months_cost_alone(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        var before = await admin.GetStringAsync("/costs/invoice?month=2026-03");
        Assert.Contains("No terms hold in this month", before, StringComparison.Ordinal);

        // The stream of the contract: 90 minutes, hd, media-push, 100 viewers.
        foreach (var form in new[]
        {
            Free,
            Of("contract-price", "2026-03-01", ("Line", "cloudflare/delivery:delivered-minutes"), ("UsdPerThousand", "0.75")),
            Of("tax", "2026-03-01", ("Vendor", "cloudflare"), ("Name", "VAT"), ("Percent", "20")),
            Of("currency", "2026-03-01", ("Vendor", "cloudflare"), ("Name", "EUR"), ("PerUsd", "0.9")),
        })
        {
            using var added = await admin.SubmitAsync($"{Add}?kind={form["Form.Kind"]}", form, Add);
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        }

        var invoice = WebUtility.HtmlDecode(await admin.GetStringAsync("/costs/invoice?month=2026-03"));
        Assert.DoesNotContain("No terms hold in this month", invoice, StringComparison.Ordinal);

        // Agora: hosts and subscription are free, 90 minutes of transcoding at 1.99 are not. Cloudflare: 9,000 minutes at 0.75 and a block.
        Assert.Contains("$0.18", invoice, StringComparison.Ordinal);
        Assert.Contains("$6.75", invoice, StringComparison.Ordinal);
        Assert.Contains("VAT 20% of the subtotal", invoice, StringComparison.Ordinal);
        Assert.Contains("$14.10", invoice, StringComparison.Ordinal);
        Assert.Contains("EUR\u00A012.70", invoice, StringComparison.Ordinal);

        Assert.Contains("$10.08", await admin.GetStringAsync("/costs?month=2026-03"), StringComparison.Ordinal);
        Assert.Equal(10.08m, (await world.ReadAsync("/costs/monthly?month=2026-03")).GetProperty("totalCostDollars").GetDecimal());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_file_of_the_invoices_has_the_figures_of_the_page_and_adds_up(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var finance = await world.App.SignedInAsync(Roles.Finance);

        var csv = await finance.GetStringAsync("/costs/invoice?month=2026-03&csv=expected-invoice");

        var rows = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        Assert.Equal("month", rows[0][0]);
        foreach (var vendor in ExpectedInvoice.Vendors)
        {
            var of = rows.FindAll(r => r[1] == vendor);
            Assert.Equal(Amount(of.Single(r => r[2] == "total")), of.Where(r => r[2] == "line").Sum(Amount));
        }

        Assert.Equal(0.63m, Amount(rows.Single(r => r[1] == "agora" && r[2] == "total")));
        Assert.Equal(14.00m, Amount(rows.Single(r => r[1] == "cloudflare" && r[2] == "total")));

        static decimal Amount(string[] row) => decimal.Parse(row[11], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_vendors_readings_decide_what_was_stored(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        await using (var db = world.App.Open())
        {
            db.StorageReadings.Add(new() { Day = new DateOnly(2026, 3, 11), ReadAt = ReadingWorld.Start, StoredMinutes = 2_400, MostMinutes = 2_500, BoughtMinutes = 3_000 });
            await db.SaveChangesAsync();
        }

        using var finance = await world.App.SignedInAsync(Roles.Finance);
        var page = WebUtility.HtmlDecode(await finance.GetStringAsync("/costs/invoice?month=2026-03"));

        Assert.Contains("Stored at most 2,500 min on a day", page, StringComparison.Ordinal);
        Assert.Contains("3 blocks", page, StringComparison.Ordinal);
        Assert.Contains("The vendor says that 3,000 min are bought", page, StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_takes_the_place_of_a_row_of_that_day_asks_first(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await AddAsync(admin, Free);
        using var twice = await admin.SubmitAsync($"{Add}?kind=free-minutes", Free, Add);
        Assert.Contains("In the list since", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var other = new Dictionary<string, string>(Free) { ["Form.Minutes"] = "12000" };
        using var asked = await admin.SubmitAsync($"{Add}?kind=free-minutes", other, Add);
        var html = await asked.Content.ReadAsStringAsync();
        Assert.Contains("There is one from that day on: <bdi>10,000 min a month</bdi>", html, StringComparison.Ordinal);
        Assert.Contains("name=\"Form.Replaces\" value=\"1\"", html, StringComparison.Ordinal);

        await AddAsync(admin, new Dictionary<string, string>(other) { ["Form.Replaces"] = "1" });
        await using var db = app.Open();
        Assert.Equal([(1, 10_000m), (2, 12_000m)], await db.PriceTerms.OrderBy(t => t.Revision).Select(t => new ValueTuple<int, decimal>(t.Revision, t.Minutes!.Value)).ToListAsync());
        var entry = await db.AuditEntries.OrderBy(a => a.Id).LastAsync(a => a.Action == "term.added");
        Assert.Contains("10000", entry.Before, StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_same_term_sent_by_two_at_once_is_one_row(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);
        using var admin = await app.SignedInAsync(Roles.Admin);

        // The first visit gives the cookie that the tokens of all later ones belong to.
        await admin.GetStringAsync($"{Add}?kind=free-minutes");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => admin.SubmitAsync($"{Add}?kind=free-minutes", Free, Add)));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Redirect));
        await using var db = app.Open();
        Assert.Equal((1, 1), (await db.PriceTerms.CountAsync(), await db.AuditEntries.CountAsync(a => a.Action == "term.added")));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_term_is_withdrawn_before_its_first_day_and_never_after(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await AddAsync(admin, Free);
        await AddAsync(admin, new Dictionary<string, string>(Free) { ["Form.ValidFrom"] = "2099-01-01" });
        await using var db = app.Open();
        var (holding, coming) = (await db.PriceTerms.SingleAsync(t => t.ValidFrom < new DateOnly(2050, 1, 1)), await db.PriceTerms.SingleAsync(t => t.ValidFrom > new DateOnly(2050, 1, 1)));

        using var withdrawn = await admin.SubmitAsync($"/costs/terms/withdraw/{coming.Id}", new Dictionary<string, string>());
        Assert.Contains("The term is withdrawn.", await admin.GetStringAsync("/costs/terms"), StringComparison.Ordinal);
        using var kept = await admin.SubmitAsync($"{Add}?kind=tax", new Dictionary<string, string>(), $"/costs/terms/withdraw/{holding.Id}");
        Assert.Contains("It holds since", await admin.GetStringAsync("/costs/terms"), StringComparison.Ordinal);

        Assert.Equal([holding.Id], await db.PriceTerms.Select(t => t.Id).ToListAsync());
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "term.withdrawn"));
    }

    [Theory]
    [InlineData("free-minutes", "Minutes", "-1", "Write how many minutes")]
    [InlineData("free-minutes", "Minutes", "", "Write how many minutes")]
    [InlineData("free-minutes", "ValidFrom", "2026-03-02", "This belongs to whole months: choose the first day of one.")]
    [InlineData("free-minutes", "ValidFrom", "2026-02-30", "Choose a day")]
    [InlineData("free-minutes", "ValidTo", "2026-03-30", "This belongs to whole months: choose the last day of one.")]
    [InlineData("free-minutes", "ValidTo", "2026-02-28", "The last day comes before the first.")]
    [InlineData("free-minutes", "Source", " ", "Say where")]
    [InlineData("volume-discount", "Steps[0].FromMinute", "", "Write at least one step")]
    [InlineData("volume-discount", "Steps[0].FromMinute", "many", "Write its first minute")]
    [InlineData("package", "Name", "", "Write the name of the package")]
    [InlineData("package", "AmountUsd", "1,50", "Write the fee of a month")]
    [InlineData("package", "UsdPerThousand", "x", "Write USD for 1,000 standard minutes")]
    [InlineData("top-up", "Minutes", "0", "Write how many minutes")]
    [InlineData("storage-blocks", "ValidTo", "", "Choose the last day for which it was bought.")]
    [InlineData("storage-blocks", "ValidTo", "2036-01-01", "Storage is bought for at most 5 years.")]
    [InlineData("contract-price", "Line", "agora/relay:delivered-minutes", "Choose the line")]
    [InlineData("contract-price", "Tier", "8k", "Choose a tier")]
    [InlineData("contract-price", "UsdPerThousand", "", "Write USD for 1,000 minutes")]
    [InlineData("tax", "Vendor", "cdn", "Choose the vendor")]
    [InlineData("tax", "Percent", "101", "Write per cent")]
    [InlineData("currency", "Name", "EURO", "Write the three letters")]
    [InlineData("currency", "PerUsd", "0", "Write how much of the currency")]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_is_added(string kind, string field, string value, string message)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);
        var form = Of(kind, "2026-03-01", [("Minutes", "1000"), ("AmountUsd", "5"), ("Name", "EUR"), ("Percent", "9"), ("PerUsd", "0.9"), ("Vendor", "agora"), ("UsdPerThousand", "1"), ("Line", "agora/relay:relayed-minutes"), .. kind == "storage-blocks" ? [("ValidTo", "2026-03-31")] : Array.Empty<(string, string)>()]);
        form[$"Form.{field}"] = value;

        using var answer = await admin.SubmitAsync($"{Add}?kind={kind}", form, Add);

        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Matches($"""(?s)name="Form.{System.Text.RegularExpressions.Regex.Escape(field)}"(?:(?!<div class="field).)*?field-validation-error[^>]*>{message}""", html);
        await using var db = app.Open();
        Assert.Equal(0, await db.PriceTerms.CountAsync());
    }

    [Fact]
    public async Task A_discount_whose_last_minute_lies_before_its_last_step_is_refused()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);
        var form = Of("volume-discount", "2026-03-01", [("Vendor", "agora"), ("Steps[0].FromMinute", "100000"), ("Steps[0].Percent", "5"), ("Steps[1].FromMinute", "500000"), ("Steps[1].Percent", "7"), ("LastMinute", "400000")]);

        using var answer = await admin.SubmitAsync($"{Add}?kind=volume-discount", form, Add);

        Assert.Contains("Write a last minute within the last step", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.Equal(0, await db.PriceTerms.CountAsync());
    }

    [Fact]
    public async Task What_a_vendor_publishes_fills_the_form_and_holds_only_once_it_is_sent()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);

        var choice = await admin.GetStringAsync(Add);
        foreach (var preset in TermPresets.All)
        {
            Assert.Contains($"{Add}?preset={preset.Key}", choice, StringComparison.Ordinal);
            Assert.Contains("value=\"Agora", (await admin.GetStringAsync($"{Add}?preset={preset.Key}")).Replace("value=\"Cloudflare", "value=\"Agora", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        var filled = await admin.GetStringAsync($"{Add}?preset=agora-pro");
        Assert.All(["value=\"Pro\"", "value=\"133.99\"", "value=\"150000\"", "value=\"0.99\""], value => Assert.Contains(value, filled, StringComparison.Ordinal));
        await using var db = app.Open();
        Assert.Equal(0, await db.PriceTerms.CountAsync());
    }

    [Fact]
    public async Task Finance_reads_and_an_admin_alone_changes()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var finance = await app.SignedInAsync(Roles.Finance);
        using var seller = await app.SignedInAsync(Roles.Seller);

        var terms = await finance.GetStringAsync("/costs/terms");
        Assert.Contains("No terms", terms, StringComparison.Ordinal);
        Assert.DoesNotContain(Add, terms, StringComparison.Ordinal);
        foreach (var (caller, page) in new[] { (finance, Add), (finance, "/costs/terms/withdraw/1"), (seller, "/costs/terms"), (seller, "/costs/invoice") })
        {
            using var answer = await caller.GetAsync(page);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static async Task AddAsync(AppClient admin, Dictionary<string, string> form)
    {
        using var added = await admin.SubmitAsync($"{Add}?kind={form["Form.Kind"]}", form, Add);
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
    }

    private static Dictionary<string, string> Of(string kind, string from, params (string Name, string Value)[] fields)
    {
        var form = new Dictionary<string, string> { ["Form.Kind"] = kind, ["Form.ValidFrom"] = from, ["Form.Source"] = "Contract of March" };
        if (kind == "volume-discount")
        {
            (form["Form.Steps[0].FromMinute"], form["Form.Steps[0].Percent"]) = ("", "");
        }

        foreach (var (name, value) in fields)
        {
            form[$"Form.{name}"] = value;
        }

        return form;
    }

    private static (string Name, string Value) Pair(string text) => (text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..]);
}
