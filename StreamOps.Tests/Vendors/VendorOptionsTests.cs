using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Tests.Vendors;

public sealed class VendorOptionsTests
{
    private static readonly CloudflareOptionsValidator Cloudflare = new();

    [Fact]
    public void Unset_credentials_are_no_fault()
    {
        Assert.True(Cloudflare.Validate(null, new()).Succeeded);
        Assert.True(new AgoraOptionsValidator().Validate(null, new()).Succeeded);
        Assert.False(new CloudflareOptions().IsConfigured);
        Assert.Equal(
            ["Vendors:Cloudflare:CustomerBaseUrl", "Vendors:Cloudflare:AccountId", "Vendors:Cloudflare:ApiToken"], new CloudflareOptions().MissingKeys);
    }

    [Theory]
    [InlineData("not a url", "holds 'not a url'")]
    [InlineData("/relative", "holds '/relative'")]
    [InlineData("ftp://host", "holds 'ftp://host'")]
    [InlineData("https://host/?a=b", "holds 'https://host/?a=b'")]
    [InlineData("https://me:pass@host", "holds 'https://***@host'")]
    [InlineData("", "is empty")]
    public void A_wrong_address_names_its_key_what_it_holds_and_what_is_allowed(string url, string said)
    {
        var line = Assert.Single(Cloudflare.Validate(null, new() { ApiBaseUrl = url }).Failures!);

        Assert.StartsWith($"Vendors:Cloudflare:ApiBaseUrl {said}", line);
        Assert.Contains("allowed: an absolute http or https URL", line);
        Assert.DoesNotContain("pass", line);
    }

    [Fact]
    public void A_secret_with_a_line_break_is_named_but_not_shown()
    {
        var line = Assert.Single(new AgoraOptionsValidator().Validate(null, new() { CustomerSecret = "s3cret\n" }).Failures!);

        Assert.StartsWith("Vendors:Agora:CustomerSecret holds *** (7 characters); allowed:", line);
        Assert.DoesNotContain("s3cret", line);
    }

    [Fact]
    public void Secrets_that_are_set_are_good_side_by_side()
    {
        Assert.Equal(["new", "old"], new AgoraOptions { NotificationSecret = "new", NotificationSecretPrevious = "old" }.NotificationSecrets);
        Assert.Empty(new CloudflareOptions { StreamWebhookSecret = " ", StreamWebhookSecretPrevious = "" }.StreamWebhookSecrets);
    }
}
