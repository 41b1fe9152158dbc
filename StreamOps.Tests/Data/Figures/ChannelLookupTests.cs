using StreamOps.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

/// <summary>Which channel somebody means.</summary>
public sealed class ChannelLookupTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task An_id_or_a_whole_name_means_one_channel_and_a_part_all_that_have_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var shop = await Given.ChannelAsync(db, c => (c.Name, c.ExternalId) = ("Shop", "a-1"));
        await Given.ChannelAsync(db, c => (c.Name, c.ExternalId) = ("Shop of shoes", "a-2"));
        var named = await Given.ChannelAsync(db, c => (c.Name, c.ExternalId) = ("a-1", "Äpfel"));
        var lookup = new ChannelLookup(db);

        Assert.Equal([shop.Id], await FindAsync("a-1"));
        Assert.Equal([shop.Id], await FindAsync(" sHOP "));
        Assert.Equal([shop.Id], await FindAsync($"{shop.Id}"));
        Assert.Equal(2, (await FindAsync("sho")).Count);
        Assert.Equal([named.Id], await FindAsync("Äpf"));
        foreach (var nothing in new[] { null, " ", "%", "_", "'; drop table channels", "\0" })
        {
            Assert.Empty(await FindAsync(nothing));
        }

        async Task<List<long>> FindAsync(string? typed) => [.. (await lookup.FindAsync(typed, CancellationToken.None)).Select(c => c.Id)];
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Of_many_channels_no_more_are_read_than_can_be_shown(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var seller = (await Given.SellerAsync(db)).Id;
        for (var i = 0; i < 20; i++)
        {
            await Given.ChannelAsync(db, c => (c.Name, c.SellerId) = ("Twin", seller));
        }

        Assert.Equal(ChannelLookup.MostShown + 1, (await new ChannelLookup(db).FindAsync("twin", CancellationToken.None)).Count);
    }
}
