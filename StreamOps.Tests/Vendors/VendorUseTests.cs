using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Tests.Support;
using StreamOps.Vendors;

namespace StreamOps.Tests.Vendors;

/// <summary>What is known of a vendor's API from the calls made to it.</summary>
public sealed class VendorUseTests
{
    [Fact]
    public async Task An_answer_is_a_success_and_its_ratelimit_header_the_vendors_word()
    {
        var (use, _) = await AfterAsync(c =>
        {
            c.Response.Headers["Ratelimit"] = "\"default\";r=50;t=30";
            return VendorStub.Say(c, "{}");
        });

        Assert.Equal((Given.Noon, null), (use.AnsweredAt, use.FailedAt));
        Assert.Equal(new VendorQuota(50, TimeSpan.FromSeconds(30), Given.Noon), use.Quota);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"default\"")]
    [InlineData("r=many;t=30")]
    [InlineData("\"default\";r=99999999999;t=30")]
    public async Task A_header_that_cannot_be_read_says_nothing(string header)
    {
        var (use, _) = await AfterAsync(c =>
        {
            c.Response.Headers["Ratelimit"] = header;
            return VendorStub.Say(c, "{}");
        });

        Assert.Null(use.Quota);
    }

    [Fact]
    public async Task A_refusal_is_a_failure_and_costs_a_call_of_our_own_share()
    {
        var (use, budget) = await AfterAsync(c =>
        {
            c.Response.StatusCode = 403;
            return Task.CompletedTask;
        });

        Assert.Equal((null, Given.Noon, "answered 403"), (use.AnsweredAt, use.FailedAt, use.Failure));
        Assert.Equal((8, 9, 10), (budget.Left, budget.Own, budget.Published));
    }

    private static async Task<(VendorUse Use, VendorBudget Budget)> AfterAsync(Func<Microsoft.AspNetCore.Http.HttpContext, Task> answer)
    {
        await using var stub = await VendorStub.StartAsync(answer);
        var policy = new VendorHostPolicy("played", TimeSpan.FromSeconds(3)) { Limit = 9, Published = 10, LimitWindow = TimeSpan.FromMinutes(5) };
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(Given.Noon));
        services.AddVendorHost(policy);
        await using var provider = services.BuildServiceProvider();
        try
        {
            await provider.GetRequiredService<VendorHttp>().AskAsync(new VendorRequest("Played", policy.Name, new Uri(stub.Url)), CancellationToken.None);
        }
        catch (VendorUnavailableException)
        {
            // What it left behind is looked at.
        }

        return (provider.GetRequiredKeyedService<VendorUse>(policy.Name), VendorBudget.Of(provider, policy));
    }
}
