using System.Net;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Reading;

/// <summary>What the reads refuse, and to whom.</summary>
public sealed class ReadingRefusalTests
{
    /// <summary>One world for all: nothing here changes anything.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task B16_What_cannot_be_read_is_refused_by_the_name_of_its_field(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var client = world.App.WithKey();
        var channel = $"/channels/{world.Stream.ChannelId}";
        foreach (var (path, field) in new[]
        {
            ("/platform/stats?month=2025-13", "month"),
            ("/platform/stats?month=garbage", "month"),
            ("/costs/monthly?month=2025-1", "month"),
            ("/costs/monthly?month=0001-01", "month"),
            ("/costs/monthly?month=2026-03&month=2026-04", "month"),
            ("/costs/comparison?month=2026-3", "month"),
            ("/costs/comparison?preset=phase7", "preset"),
            ("/costs/comparison?audience=everybody", "audience"),
            (channel + "/costs?month=2026-00", "month"),
            (channel + "/costs?page=0", "page"),
            (channel + "/costs?pageSize=1001", "pageSize"),
            ("/channels?page=-1", "page"),
            ("/channels?page=99999999999999999999", "page"),
            ("/channels?pageSize=ten", "pageSize"),
            (channel + "/stats?from=yesterday", "from"),
            (channel + "/stats?from=2026-03-10T12:00:00", "from"),
            (channel + "/stats?to=0001-01-01T00:00:00Z", "to"),
            (channel + "/stats?to=9999-12-31T23:59:59Z", "to"),
            (channel + "/stats?from=2026-03-10T12:00:00Z&to=2026-03-10T11:00:00Z", "to"),
            (channel + "/metrics?resolution=second", "resolution"),
            (channel + "/metrics?resolution=raw&from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z", "from"),
            (channel + "/metrics?from=%00", "from"),
        })
        {
            var problem = await ReadingWorld.JsonAsync(client, path, HttpStatusCode.BadRequest);
            Assert.Equal(400, problem.GetProperty("status").GetInt32());
            Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        }

        var two = await ReadingWorld.JsonAsync(client, "/costs/comparison?month=x&preset=y", HttpStatusCode.BadRequest);
        Assert.Equal(["month", "preset"], two.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
        foreach (var path in new[] { "/channels/999999/stats", "/channels/999999/metrics", "/channels/999999/costs", "/streams/999999", "/streams/999999/stats", "/streams/999999/costs" })
        {
            await ReadingWorld.JsonAsync(client, path, HttpStatusCode.NotFound);
        }
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task B32_B33_A_seller_reads_own_channels_and_a_stranger_s_does_not_exist(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var owner = await world.App.SignInAsync(world.Seller);
        using var stranger = await world.App.SignedInAsync(Roles.Seller);
        var (channel, stream) = (world.Stream.ChannelId, world.Stream.Id);

        foreach (var path in new[] { $"/channels/{channel}/stats", $"/channels/{channel}/metrics", $"/channels/{channel}/costs", $"/streams/{stream}", $"/streams/{stream}/stats", $"/streams/{stream}/costs" })
        {
            await ReadingWorld.JsonAsync(owner, path, HttpStatusCode.OK);
            await ReadingWorld.JsonAsync(stranger, path, HttpStatusCode.NotFound);
        }

        Assert.Equal(1, (await ReadingWorld.JsonAsync(owner, "/channels", HttpStatusCode.OK)).GetProperty("total").GetInt32());
        Assert.Equal(0, (await ReadingWorld.JsonAsync(stranger, "/channels", HttpStatusCode.OK)).GetProperty("total").GetInt32());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task B34_The_platform_s_figures_are_for_admins_finance_and_keys_of_scope_read(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var nobody = world.App.Anonymous();
        using var seller = await world.App.SignInAsync(world.Seller);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        using var admin = await world.App.SignedInAsync(Roles.Admin);

        foreach (var path in new[] { "/platform/stats", "/costs/monthly", "/costs/comparison" })
        {
            await ReadingWorld.JsonAsync(nobody, path, HttpStatusCode.Unauthorized);
            await ReadingWorld.JsonAsync(seller, path, HttpStatusCode.Forbidden);
            await ReadingWorld.JsonAsync(finance, path, HttpStatusCode.OK);
            await ReadingWorld.JsonAsync(admin, path, HttpStatusCode.OK);
        }

        await ReadingWorld.JsonAsync(nobody, $"/channels/{world.Stream.ChannelId}/stats", HttpStatusCode.Unauthorized);
        await ReadingWorld.JsonAsync(finance, $"/channels/{world.Stream.ChannelId}/costs", HttpStatusCode.OK);
    }
}
