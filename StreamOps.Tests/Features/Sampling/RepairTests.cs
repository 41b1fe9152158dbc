using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Sampling;

/// <summary>What notices missed, polling finds; what nobody ends, time does.</summary>
public sealed class RepairTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_channel_that_is_on_air_without_our_knowing_gets_its_stream_from_when_the_recording_began(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        vendors.VideoSince = Given.Noon.AddMinutes(-20);
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url);
        await using var db = database.Open();
        var channel = await Given.ChannelAsync(db);

        await host.PollAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        await host.PollAsync();

        var stream = await db.Streams.SingleAsync();
        Assert.Equal((channel.Id, Given.Noon.AddMinutes(-20), (DateTimeOffset?)null, true), (stream.ChannelId, stream.StartedAt, stream.EndedAt, stream.IsSampled));
        Assert.Equal("stream.begun-by-polling", (await db.AuditEntries.SingleAsync()).Action);
    }

    [Fact]
    public async Task A_relay_that_runs_on_after_its_host_has_left_is_no_new_stream()
    {
        await using var vendors = await PlayedVendors.StartAsync();
        (vendors.Hosts, vendors.Audience, vendors.VideoSince) = ([], 1, Given.Noon.AddHours(-1));
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url);
        await using var db = database.Open();
        await Given.StreamAsync(db, await Given.ChannelAsync(db), s =>
            (s.StartedAt, s.EndedAt, s.EndedBy) = (Given.Noon.AddHours(-1), Given.Noon.AddMinutes(-3), EndCause.Webhook));

        await host.PollAsync();

        Assert.Equal(1, await db.Streams.CountAsync());
    }

    [Fact]
    public async Task Nothing_is_begun_while_the_vendors_do_not_answer()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, await StreamOps.Tests.Vendors.VendorStub.GoneAsync());
        await using var db = database.Open();
        await Given.ChannelAsync(db);

        await host.PollAsync();

        Assert.False(await db.Streams.AnyAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stream_off_air_on_both_legs_ends_at_its_last_live_moment(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url);
        var stream = await SamplerTests.SampledAsync(database);
        await host.TickForAsync(TimeSpan.FromMinutes(1));
        var last = host.Clock.GetUtcNow().AddSeconds(-5);

        (vendors.CloudflareLive, vendors.Hosts, vendors.Audience) = (false, [], 0);
        await host.TickForAsync(TimeSpan.FromSeconds(85));
        Assert.Null((await host.StreamAsync(stream.Id)).EndedAt);
        await host.TickForAsync(TimeSpan.FromSeconds(15));

        var ended = await host.StreamAsync(stream.Id);
        Assert.Equal((last, EndCause.Polling), (ended.EndedAt!.Value, ended.EndedBy!.Value));
    }

    [Fact]
    public async Task A_stream_goes_on_while_either_leg_does_or_nobody_can_tell()
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url);
        var stream = await SamplerTests.SampledAsync(database);
        vendors.CloudflareLive = false;
        await host.TickForAsync(TimeSpan.FromMinutes(3));
        (vendors.CloudflareLive, vendors.Hosts, vendors.Audience) = (true, [], 0);
        await host.TickForAsync(TimeSpan.FromMinutes(3));
        vendors.Instead = c => StreamOps.Tests.Vendors.VendorStub.Say(c, "no", 403);
        await host.TickForAsync(TimeSpan.FromMinutes(12));

        Assert.Null((await host.StreamAsync(stream.Id)).EndedAt);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stream_that_nobody_hears_of_is_closed_by_time_out_at_its_last_sign_of_life(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await SamplingHost.StartAsync(database, vendors: null);
        await using var db = database.Open();
        var handedOver = await Given.StreamAsync(db, await Given.ChannelAsync(db));
        var silent = await Given.StreamAsync(db, await Given.ChannelAsync(db));
        await host.Services.GetRequiredService<SampleQueue>().WriteAsync(
            [new NewSample(handedOver.Id, Given.Noon.AddMinutes(4), RelayStatus.Active, true, 10, null, null, null, null, null, SampleSource.Api)], CancellationToken.None);

        host.Clock.SetUtcNow(Given.Noon.AddMinutes(10));
        await host.CloseAsync();
        Assert.Null((await host.StreamAsync(silent.Id)).EndedAt);
        host.Clock.SetUtcNow(Given.Noon.AddMinutes(10).AddSeconds(1));
        await host.CloseAsync();
        await host.CloseAsync();
        Assert.Null((await host.StreamAsync(handedOver.Id)).EndedAt);
        host.Clock.SetUtcNow(Given.Noon.AddMinutes(15));
        await host.CloseAsync();

        var (a, b) = (await host.StreamAsync(silent.Id), await host.StreamAsync(handedOver.Id));
        Assert.Equal((Given.Noon, EndCause.Timeout), (a.EndedAt!.Value, a.EndedBy!.Value));
        Assert.Equal((Given.Noon.AddMinutes(4), EndCause.Timeout), (b.EndedAt!.Value, b.EndedBy!.Value));
        Assert.Equal(2, await db.CostDuties.CountAsync());
    }

    [Fact]
    public async Task A_past_stream_being_handed_over_is_not_closed_under_the_hands_of_the_caller()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, vendors: null);
        await using var db = database.Open();
        var past = await Given.StreamAsync(db, await Given.ChannelAsync(db), s => s.StartedAt = Given.Noon.AddDays(-9));

        host.Clock.Advance(TimeSpan.FromMinutes(9));
        await host.CloseAsync();

        Assert.Null((await host.StreamAsync(past.Id)).EndedAt);
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public async Task A_lost_publisher_ends_the_stream_when_the_grace_is_over_at_the_moment_of_the_loss(int seconds, bool ends)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, vendors: null);
        await using var db = database.Open();
        var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db), s => s.LostAt = Given.Noon.AddMinutes(2));

        host.Clock.SetUtcNow(Given.Noon.AddMinutes(2).AddSeconds(seconds));
        await host.CloseAsync();

        Assert.Equal(ends ? Given.Noon.AddMinutes(2) : null, (await host.StreamAsync(stream.Id)).EndedAt);
    }
}
