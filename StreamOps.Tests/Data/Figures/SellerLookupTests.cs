using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

/// <summary>Which seller somebody means.</summary>
public sealed class SellerLookupTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task An_address_or_a_whole_name_means_one_seller_and_a_part_all_that_have_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var zoe = await SellerAsync("zoe@shop.example", "Zoë Öz");
        var twin = await SellerAsync("zoe@other.example", "zoe@shop.example");
        var plain = await SellerAsync("plain@shop.example", "");
        await Given.SellerAsync(db, "buyer@shop.example");
        var lookup = new SellerLookup(db);

        Assert.Equal([zoe], await FindAsync(" ZOE@shop.example "));
        Assert.Equal([zoe], await FindAsync("Zoë Öz"));
        Assert.Equal([zoe], await FindAsync("Öz"));
        Assert.Equal([plain], await FindAsync("plain"));
        Assert.Equal(2, (await FindAsync("zoe@")).Count);
        Assert.Equal("plain@shop.example", (await lookup.OneAsync(plain, CancellationToken.None))!.Name);
        Assert.NotEqual(zoe, twin);
        foreach (var nothing in new[] { null, " ", "%", "'; drop table users", "\0", "buyer@shop.example" })
        {
            Assert.Empty(await FindAsync(nothing));
        }

        async Task<List<Guid>> FindAsync(string? typed) => [.. (await lookup.FindAsync(typed, CancellationToken.None)).Select(s => s.Id)];

        async Task<Guid> SellerAsync(string email, string name)
        {
            var seller = await Given.SellerAsync(db, email);
            await db.Users.Where(u => u.Id == seller.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.DisplayName, name));
            await Given.ChannelAsync(db, c => c.SellerId = seller.Id);
            return seller.Id;
        }
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Of_many_sellers_no_more_are_read_than_can_be_shown(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        for (var i = 0; i < 20; i++)
        {
            await Given.ChannelAsync(db);
        }

        Assert.Equal(ChannelLookup.MostShown + 1, (await new SellerLookup(db).FindAsync("shop.example", CancellationToken.None)).Count);
    }
}
