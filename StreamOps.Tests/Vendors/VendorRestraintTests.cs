using System.Diagnostics;
using StreamOps.Vendors;

namespace StreamOps.Tests.Vendors;

/// <summary>When we do not call: the vendor asked for silence, it fails, or a limit is near.</summary>
public sealed class VendorRestraintTests : VendorHttpCase
{
    [Fact]
    public async Task After_a_429_nobody_calls_before_the_time_that_was_named()
    {
        await using var stub = await VendorStub.StartAsync(c =>
        {
            c.Response.Headers.RetryAfter = "120";
            return VendorStub.Say(c, "{}", 429);
        });
        await using var services = Services(Hasty);

        Assert.Equal(VendorFailure.RateLimited, (await Fail(services, stub.Url)).Kind);
        Clock.Advance(TimeSpan.FromSeconds(119));
        var held = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Fail(services, stub.Url)));
        Assert.All(held, f => Assert.Equal((VendorFailure.RateLimited, TimeSpan.FromSeconds(1)), (f.Kind, f.RetryAfter)));
        Assert.Single(stub.Calls);

        Clock.Advance(TimeSpan.FromSeconds(1));
        stub.Answer = c => VendorStub.Say(c, "{}");
        await Ask(services, stub.Url);
        Assert.Equal(2, stub.Calls.Count);
    }

    [Fact]
    public async Task A_time_to_wait_may_be_a_date()
    {
        await using var stub = await VendorStub.StartAsync(c =>
        {
            c.Response.Headers.RetryAfter = (Clock.GetUtcNow() + TimeSpan.FromSeconds(90)).ToString("R");
            return VendorStub.Say(c, "{}", 503);
        });
        await using var services = Services(Hasty);

        await Fail(services, stub.Url);
        Clock.Advance(TimeSpan.FromSeconds(80));
        Assert.Equal(VendorFailure.RateLimited, (await Fail(services, stub.Url)).Kind);
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task Five_failures_open_the_circuit_and_it_closes_again()
    {
        await using var stub = await VendorStub.SayingAsync("{}", 500);
        await using var services = Services(Hasty);

        await Fail(services, stub.Url);
        await Fail(services, stub.Url);
        var calls = stub.Calls.Count;
        var refused = await Fail(services, stub.Url);

        Assert.Equal(5, calls);
        Assert.Equal(5, stub.Calls.Count);
        Assert.Equal(VendorFailure.Down, refused.Kind);
        stub.Answer = c => VendorStub.Say(c, "{}");
        await Task.Delay(TimeSpan.FromMilliseconds(600));
        await Ask(services, stub.Url);
    }

    [Fact]
    public async Task Calls_stay_under_our_own_limit()
    {
        await using var stub = await VendorStub.SayingAsync("{}");
        await using var services = Services(Hasty with { Limit = 20, LimitWindow = TimeSpan.FromMinutes(5) });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(async _ =>
        {
            try
            {
                await Ask(services, stub.Url);
                return (VendorFailure?)null;
            }
            catch (VendorUnavailableException e)
            {
                return e.Kind;
            }
        }));

        Assert.Equal(20, stub.Calls.Count);
        Assert.Equal(40, outcomes.Count(o => o == VendorFailure.RateLimited));
    }

    [Fact]
    public async Task A_burst_waits_for_the_limit_where_a_queue_is_allowed()
    {
        await using var stub = await VendorStub.SayingAsync("{}");
        await using var services = Services(Hasty with { Limit = 10, LimitQueue = 10, LimitWindow = TimeSpan.FromMilliseconds(500) });
        var watch = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Ask(services, stub.Url)));

        Assert.Equal(20, stub.Calls.Count);
        Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(400), $"{watch.Elapsed}");
    }
}
