using StreamOps.Vendors.Outgoing;

namespace StreamOps.Tests.Vendors.Outgoing;

public sealed class WebhookSignatureTests
{
    /// <summary>The example that the libraries of Standard Webhooks test themselves with.</summary>
    [Fact]
    public void A_signature_is_the_one_that_receivers_work_out() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSignature.Of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"));

    [Fact]
    public void A_secret_is_of_the_form_and_never_twice_the_same()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => WebhookSignature.NewSecret()).ToList();

        Assert.All(secrets, s => Assert.Equal(32, Convert.FromBase64String(s["whsec_".Length..]).Length));
        Assert.Equal(100, secrets.Distinct().Count());
    }
}
