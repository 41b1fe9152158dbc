using System.Net;
using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Pricing;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Costs;

public sealed class CostPagesTests
{
    private static Dictionary<string, string> NewPrice => new()
    {
        ["Form.Line"] = "cloudflare/delivery:delivered-minutes",
        ["Form.Tier"] = "",
        ["Form.UsdPerUnit"] = "2.50",
        ["Form.UnitMinutes"] = "1000",
        ["Form.FreeMinutes"] = "0",
        ["Form.Rounding"] = "exact",
        ["Form.ValidFrom"] = "2026-03-01",
        ["Form.Source"] = "Contract of March",
    };

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_pages_show_the_example_and_who_may_see_them(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        using var seller = await world.App.SignInAsync(world.Seller);

        var month = await finance.GetStringAsync("/costs?month=2026-03");
        Assert.Contains("$10.08", month, StringComparison.Ordinal);
        Assert.Contains("$0.5382", month, StringComparison.Ordinal);
        Assert.Contains("/costs?month=2026-03&amp;line=agora%2Frelay", month, StringComparison.Ordinal);
        Assert.Contains($"/channels/{world.Stream.ChannelId}?month=2026-03", month, StringComparison.Ordinal);
        Assert.Contains("+$10.08 on February 2026: price $0.00, volume +$10.08, mix $0.00", WebUtility.HtmlDecode(month), StringComparison.Ordinal);
        var line = await finance.GetStringAsync("/costs?month=2026-03&line=agora/relay");
        Assert.Contains("By channel: Agora, Relay", line, StringComparison.Ordinal);

        var comparison = await finance.GetStringAsync("/costs/comparison?month=2026-03&audience=broadcast");
        Assert.Contains("$18.00", comparison, StringComparison.Ordinal);
        Assert.Contains("$358.182", comparison, StringComparison.Ordinal);
        Assert.Contains("$13.464", comparison, StringComparison.Ordinal);
        Assert.Contains("$381.546", comparison, StringComparison.Ordinal);

        var prices = await finance.GetStringAsync("/costs/prices");
        Assert.Contains("Cloudflare Stream price page", prices, StringComparison.Ordinal);
        Assert.Contains("from the beginning", prices, StringComparison.Ordinal);
        Assert.DoesNotContain("1 Jan 2000", prices + month, StringComparison.Ordinal);
        Assert.DoesNotContain("/costs/prices/add", prices, StringComparison.Ordinal);

        foreach (var page in new[] { "/costs", "/costs/comparison", "/costs/prices" })
        {
            using var answer = await seller.GetAsync(page);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }

        foreach (var page in new[] { "/costs?month=2025-13", "/costs?line=agora", "/costs/comparison?preset=x", "/costs/prices?added=x", "/costs?by=week", "/costs?sort=x", "/costs?day=2026-02-30", "/costs?day=0001-01-01", "/costs?service=x", "/costs/comparison?viewers=100001", "/costs/comparison?tier=audio" })
        {
            using var answer = await finance.GetAsync(page);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        using var add = await finance.GetAsync("/costs/prices/add");
        Assert.NotEqual(HttpStatusCode.OK, add.StatusCode);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_price_dated_back_asks_first_and_then_prices_anew_once_with_an_audit_row(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var admin = await world.App.SignedInAsync(Roles.Admin);

        using var asked = await admin.SubmitAsync("/costs/prices/add", NewPrice);
        Assert.Contains("1 stream with usage since 2026-03-01 will be priced anew", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = world.App.Open();
        Assert.False(await db.Prices.AnyAsync(p => p.UsdPerUnit == 2.50m));

        // What a link says is not confirmed by whoever follows it and sends the form.
        using var linked = await admin.SubmitAsync("/costs/prices/add?Form.ConfirmedFrom=2026-03-01", NewPrice);
        Assert.Contains("1 stream with usage since 2026-03-01 will be priced anew", await linked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await db.Prices.AnyAsync(p => p.UsdPerUnit == 2.50m));

        var confirmed = new Dictionary<string, string>(NewPrice) { ["Form.ConfirmedFrom"] = "2026-03-01" };
        using var added = await admin.SubmitAsync("/costs/prices/add", confirmed);
        using var again = await admin.SubmitAsync("/costs/prices/add", confirmed);
        await world.Studio.RecordAsync();

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (added.StatusCode, again.StatusCode));
        Assert.Matches("In the book since [^<]* at \\$2.50 per 1,000 min, added by [^<]*; choose another date.", await again.Content.ReadAsStringAsync());
        Assert.Equal(1, await db.Prices.CountAsync(p => p.UsdPerUnit == 2.50m));
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "price.added"));
        Assert.Equal(2250, await db.CostRecords.Where(r => r.CostType == "delivery").Select(r => r.CostCents).SingleAsync());
        var row = await db.Prices.SingleAsync(p => p.UsdPerUnit == 2.50m);
        var after = (await db.AuditEntries.SingleAsync(a => a.Action == "price.added")).After;
        Assert.StartsWith($$"""{"id":{{row.Id}},"service":"cloudflare",""", after, StringComparison.Ordinal);
        Assert.Contains("\"basis\":\"delivered-minutes\"", after, StringComparison.Ordinal);
        Assert.Contains("\"rounding\":\"exact\"", after, StringComparison.Ordinal);
        Assert.Contains("<dd><bdi>delivered-minutes</bdi></dd>", await admin.GetStringAsync("/account/audit?what=price.added"), StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_price_is_withdrawn_before_its_first_day_and_never_after(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        using var added = await admin.SubmitAsync("/costs/prices/add", new Dictionary<string, string>(NewPrice) { ["Form.ValidFrom"] = "2099-01-01" });
        await using var db = world.App.Open();
        var (coming, holding) = (await db.Prices.SingleAsync(p => p.UsdPerUnit == 2.50m), await db.Prices.FirstAsync(p => p.Basis == PriceBasis.DeliveredMinutes));
        Assert.Contains($"/costs/prices/withdraw/{coming.Id}", await admin.GetStringAsync("/costs/prices"), StringComparison.Ordinal);

        using var withdrawn = await admin.SubmitAsync($"/costs/prices/withdraw/{coming.Id}", new Dictionary<string, string>());
        Assert.Contains("The price is withdrawn.", await admin.GetStringAsync("/costs/prices"), StringComparison.Ordinal);
        using var kept = await admin.SubmitAsync("/costs/prices/add", new Dictionary<string, string>(), $"/costs/prices/withdraw/{holding.Id}");
        Assert.Contains("It holds since", await admin.GetStringAsync("/costs/prices"), StringComparison.Ordinal);

        Assert.Equal([holding.Id], await db.Prices.Where(p => p.Id == coming.Id || p.Id == holding.Id).Select(p => p.Id).ToListAsync());
        Assert.Contains($"\"id\":{coming.Id},", (await db.AuditEntries.SingleAsync(a => a.Action == "price.withdrawn")).Before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_that_charges_for_something_twice_asks_first()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);
        var flat = new Dictionary<string, string>(NewPrice) { ["Form.Line"] = "agora/streaming:stream-minutes", ["Form.ValidFrom"] = "2099-01-01" };

        using var asked = await admin.SubmitAsync("/costs/prices/add", flat);
        Assert.Contains("charged for host minutes already", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var added = await admin.SubmitAsync("/costs/prices/add", new Dictionary<string, string>(flat) { ["Form.ConfirmedLine"] = "agora/streaming:stream-minutes" });
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_same_price_sent_by_two_at_once_is_one_row(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var admin = await world.App.SignedInAsync(Roles.Admin);
        var future = new Dictionary<string, string>(NewPrice) { ["Form.ValidFrom"] = "2099-01-01" };

        // The first visit gives the cookie that the tokens of all later ones belong to.
        await admin.GetStringAsync("/costs/prices/add");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => admin.SubmitAsync("/costs/prices/add", future)));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Redirect));
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        await using var db = world.App.Open();
        Assert.Equal(1, await db.Prices.CountAsync(p => p.UsdPerUnit == 2.50m));
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "price.added"));
    }

    [Theory]
    [InlineData("Form.Line", "agora/relay:delivered-minutes", "Choose the line")]
    [InlineData("Form.Tier", "8k", "Choose a tier")]
    [InlineData("Form.UsdPerUnit", "-1", "Write an amount")]
    [InlineData("Form.UsdPerUnit", "2,50", "Write an amount")]
    [InlineData("Form.UsdPerUnit", "", "Write an amount")]
    [InlineData("Form.UnitMinutes", "0", "Write the size")]
    [InlineData("Form.FreeMinutes", "some", "Write the free minutes")]
    [InlineData("Form.Rounding", "up", "Choose how")]
    [InlineData("Form.ValidFrom", "2026-02-30", "Choose a day")]
    [InlineData("Form.Source", " ", "Say where")]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_is_added(string field, string value, string message)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        var before = await db.Prices.CountAsync();

        using var answer = await admin.SubmitAsync("/costs/prices/add", new Dictionary<string, string>(NewPrice) { [field] = value });

        var html = await answer.Content.ReadAsStringAsync();
        // The field itself and its message stand in one .field; the next one begins another.
        Assert.Matches($"""(?s)name="{field}"(?:(?!<div class="field).)*?field-validation-error[^>]*>{message}""", html);
        Assert.Equal(before, await db.Prices.CountAsync());
    }

    [Fact]
    public async Task A_line_priced_by_tier_takes_no_row_without_one()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);

        using var answer = await admin.SubmitAsync(
            "/costs/prices/add", new Dictionary<string, string>(NewPrice) { ["Form.Line"] = "agora/audience:audience-minutes", ["Form.ValidFrom"] = "2099-01-01" });

        Assert.Contains("choose a tier", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
