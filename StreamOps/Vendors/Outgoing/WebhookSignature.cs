using System.Security.Cryptography;
using System.Text;

namespace StreamOps.Vendors.Outgoing;

/// <summary>Secrets and signatures of the Standard Webhooks form (standardwebhooks.com): HMAC-SHA256 over id, time and body.</summary>
public static class WebhookSignature
{
    private const string Prefix = "whsec_";

    /// <summary>The form allows 24 to 64 bytes.</summary>
    private const int SecretBytes = 32;

    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <param name="secret">As <see cref="NewSecret"/> writes it.</param>
    /// <param name="timestamp">Of the try, seconds since 1970.</param>
    /// <returns>With the version before it: <c>v1,…</c>.</returns>
    public static string Of(string secret, string id, long timestamp, string body)
    {
        var key = Convert.FromBase64String(secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret);
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(FormattableString.Invariant($"{id}.{timestamp}.{body}"))));
    }
}
