using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Access;
using StreamOps.Data.Streams;
using StreamOps.Domain.Budgets;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Budgets;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Budgets;

/// <summary>The seller or channel of a budget is typed, however many there are.</summary>
public sealed class BudgetScopeFormTests
{
    private static readonly FakeTimeProvider Clock = new(Given.Noon);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_channel_is_found_by_its_name_and_shown_when_the_budget_is_edited(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind, Clock);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        await Given.ChannelAsync(db, c => (c.Name, c.ExternalId) = ("Kitchen two", "shop-2"));
        var channel = await Given.ChannelAsync(db, c => (c.Name, c.ExternalId) = ("Kitchen <b>", "shop-1"));
        var form = Form("channel", "kitchen <B>");

        using var rehearsed = await admin.SubmitAsync("/budgets/edit", form);
        Assert.Contains("Chosen: <bdi>Kitchen &lt;b&gt;</bdi> (<bdi>shop-1</bdi>)", await rehearsed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await SaveAsync(admin, form, BudgetScope.OfChannel(channel.Id));

        var budget = Assert.Single(await db.Budgets.ToListAsync());
        Assert.Equal((BudgetScopeKind.Channel, channel.Id), (budget.Scope, budget.ChannelId));
        var page = await admin.GetStringAsync($"/budgets/edit/{budget.Id}");
        Assert.Contains("value=\"Kitchen &lt;b&gt;\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"channel\" selected=\"selected\">", page, StringComparison.Ordinal);
        Assert.Contains("Channel Kitchen &lt;b&gt;", await admin.GetStringAsync("/budgets"), StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_seller_is_found_by_the_address_and_shown_by_it_where_others_have_the_name(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind, Clock);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        var (one, other) = (await SellerAsync(db), await SellerAsync(db));
        await db.Users.Where(u => u.Id == one.Id || u.Id == other.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.DisplayName, "Zoë"));
        var form = Form("seller", "Zoë");

        using var unclear = await admin.SubmitAsync("/budgets/edit", form);
        var page = WebUtility.HtmlDecode(await unclear.Content.ReadAsStringAsync());
        Assert.Contains("Which one? Write the address of ", page, StringComparison.Ordinal);
        Assert.Contains($"Zoë (address {one.Email})", page, StringComparison.Ordinal);
        form["Form.Named"] = one.Email!.ToUpperInvariant();
        await SaveAsync(admin, form, BudgetScope.OfSeller(one.Id));

        var budget = Assert.Single(await db.Budgets.ToListAsync());
        Assert.Equal((BudgetScopeKind.Seller, one.Id), (budget.Scope, budget.SellerId));
        Assert.Contains($"value=\"{one.Email}\"", await admin.GetStringAsync($"/budgets/edit/{budget.Id}"), StringComparison.Ordinal);
        Assert.Contains("Seller Zoë", WebUtility.HtmlDecode(await admin.GetStringAsync("/budgets")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("channel", "", "Write which channel: name or id.")]
    [InlineData("seller", " ", "Write which seller: name or address.")]
    [InlineData("channel", "garden", "No channel has this in its name or id.")]
    [InlineData("seller", "garden", "No seller has this in its name or address.")]
    [InlineData("all", "Kitchen", "This is for one seller or one channel")]
    [InlineData("service:agora", "Kitchen", "This is for one seller or one channel")]
    [InlineData("service:acme", "", "Choose what the budget covers.")]
    [InlineData("channel:1", "", "Choose what the budget covers.")]
    public async Task What_is_not_clear_is_asked_for_beside_its_field_and_nothing_is_saved(string covers, string named, string message)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, Clock);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        await Given.ChannelAsync(db, c => c.Name = "Kitchen");
        var form = Form(covers, named);
        form["Form.Rehearsed"] = $"{covers}|250|monthly|||actual/80/at-least";

        using var answer = await admin.SubmitAsync("/budgets/edit", form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(message, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Empty(await db.Budgets.ToListAsync());
    }

    [Fact]
    public async Task A_name_that_has_come_to_mean_another_channel_is_rehearsed_anew()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, Clock);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        var rehearsed = await Given.ChannelAsync(db, c => c.Name = "Garden");
        await Given.ChannelAsync(db, c => c.ExternalId = "Garden");
        var form = Form("channel", "Garden");
        form["Form.Rehearsed"] = Rehearsed(BudgetScope.OfChannel(rehearsed.Id));

        using var answer = await admin.SubmitAsync("/budgets/edit", form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await db.Budgets.ToListAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_pages_do_not_grow_with_the_channels_and_sellers_of_the_platform(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind, Clock);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        var channel = await Given.ChannelAsync(db, c => c.Name = "Kitchen");
        var budget = await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.OfChannel(channel.Id), 250, null, 80));
        string[] pages = ["/budgets", "/budgets/edit", $"/budgets/edit/{budget.Id}", "/alerts/silences"];
        var before = await SizesAsync();

        for (var i = 0; i < 60; i++)
        {
            db.Add(new ChannelRow { ExternalId = $"many-{i}", Name = $"One of many {i}", SellerId = (await SellerAsync(db)).Id, AgoraChannel = $"many-{i}", CreatedAt = Given.Noon });
        }

        await db.SaveChangesAsync();
        Assert.Equal(before, await SizesAsync());

        async Task<List<int>> SizesAsync()
        {
            var sizes = new List<int>();
            foreach (var path in pages)
            {
                sizes.Add((await admin.GetStringAsync(path)).Count(c => c == '<'));
            }

            return sizes;
        }
    }

    private static async Task<UserRow> SellerAsync(StreamOps.Data.StreamOpsDb db)
    {
        var seller = await Given.SellerAsync(db);
        await Given.ChannelAsync(db, c => c.SellerId = seller.Id);
        return seller;
    }

    private static async Task SaveAsync(AppClient admin, Dictionary<string, string> form, BudgetScope scope)
    {
        form["Form.Rehearsed"] = Rehearsed(scope);
        using var saved = await admin.SubmitAsync("/budgets/edit", form);
        Assert.Equal("/budgets?done=saved", saved.Headers.Location?.OriginalString);
    }

    private static string Rehearsed(BudgetScope scope) => string.Create(CultureInfo.InvariantCulture, $"{scope}|250|monthly|||actual/80/at-least");

    private static Dictionary<string, string> Form(string covers, string named) => new()
    {
        ["Form.Key"] = "0197a1b2-0000-7000-8000-000000000009",
        ["Form.Name"] = "Shop",
        ["Form.Covers"] = covers,
        ["Form.Named"] = named,
        ["Form.AmountUsd"] = "250",
        ["Form.Period"] = "monthly",
        ["Form.Thresholds[0].Basis"] = "actual",
        ["Form.Thresholds[0].Percent"] = "80",
        ["Form.Thresholds[0].Counts"] = "at-least",
    };
}
