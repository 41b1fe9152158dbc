using System.Security.Cryptography;
using System.Text;

namespace StreamOps.Vendors.Cloudflare;

/// <summary>Proof that a notification comes from Cloudflare: the header <c>cf-webhook-auth</c> carries the shared secret itself; nothing is signed.</summary>
public static class CloudflareNotificationSecret
{
    public static bool IsValid(string? header, IEnumerable<string> secrets)
    {
        // Digests have one length, so the comparison does not tell how long the secret is.
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(header ?? ""));
        var valid = false;
        foreach (var secret in secrets)
        {
            valid |= secret.Length > 0 & CryptographicOperations.FixedTimeEquals(given, SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
        }

        return valid;
    }
}
