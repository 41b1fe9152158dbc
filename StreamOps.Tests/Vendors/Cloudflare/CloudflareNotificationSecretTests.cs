using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Tests.Vendors.Cloudflare;

public sealed class CloudflareNotificationSecretTests
{
    private const string Secret = "cf_notify_demo_secret_0001";

    [Fact]
    public void The_shared_secret_is_taken() => Assert.True(CloudflareNotificationSecret.IsValid(Secret, [Secret]));

    [Fact]
    public void Two_secrets_are_good_while_one_is_rotated() =>
        Assert.True(CloudflareNotificationSecret.IsValid(Secret, ["new", Secret]));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cf_notify_demo_secret_000")]
    [InlineData("cf_notify_demo_secret_00011")]
    [InlineData("CF_NOTIFY_DEMO_SECRET_0001")]
    [InlineData(" cf_notify_demo_secret_0001")]
    public void Anything_else_is_refused(string? header) => Assert.False(CloudflareNotificationSecret.IsValid(header, [Secret]));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("anything")]
    public void Without_a_secret_nothing_is_good(string? header)
    {
        Assert.False(CloudflareNotificationSecret.IsValid(header, []));
        Assert.False(CloudflareNotificationSecret.IsValid(header, [""]));
    }

    [Fact]
    public void None_of_10_000_guesses_is_taken()
    {
        var random = new Random(42);

        Assert.DoesNotContain(Enumerable.Range(0, 10_000), i =>
        {
            var at = random.Next(Secret.Length);
            var near = Secret[..at] + (char)(Secret[at] ^ (1 << random.Next(7))) + Secret[(at + 1)..];
            return CloudflareNotificationSecret.IsValid(i % 2 == 0 ? near : Forgery.Text(random), [Secret]);
        });
    }
}
