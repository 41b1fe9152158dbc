using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StreamOps.Vendors.Cloudflare;

/// <summary>
/// Proof that a video webhook comes from Cloudflare: <c>Webhook-Signature: time=UNIX_SECONDS,sig1=HEX</c>, where HEX is
/// HMAC-SHA256 over the time as written, a dot and the raw body. Documented in Cloudflare's "Using webhooks".
/// </summary>
public static class CloudflareVideoSignature
{
    /// <summary>A stamp may be off by this much, either way; 300 s still count.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const int LongestHeader = 1024;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Hex is accepted in lower and upper case, since both name the same bytes; a part given twice is refused.</summary>
    public static bool IsValid(ReadOnlySpan<byte> body, string? header, IEnumerable<string> secrets, DateTimeOffset now)
    {
        if (!TryRead(header, out var time, out var claimed) || !IsFresh(time, now))
        {
            return false;
        }

        byte[] message = [.. Encoding.ASCII.GetBytes(time + "."), .. body];
        Span<byte> due = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var valid = false;
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), message, due);
            valid |= secret.Length > 0 & CryptographicOperations.FixedTimeEquals(due, claimed);
        }

        return valid;
    }

    private static bool TryRead(string? header, out string time, out byte[] signature)
    {
        (time, signature) = ("", []);
        if (header is null or { Length: > LongestHeader })
        {
            return false;
        }

        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("time=", StringComparison.Ordinal))
            {
                if (time.Length > 0)
                {
                    return false;
                }

                time = part[5..];
            }
            else if (part.StartsWith("sig1=", StringComparison.Ordinal))
            {
                if (signature.Length > 0 || !IsDigest(part.AsSpan(5)))
                {
                    return false;
                }

                signature = Convert.FromHexString(part.AsSpan(5));
            }
        }

        return time.Length > 0 && signature.Length > 0;
    }

    private static bool IsDigest(ReadOnlySpan<char> hex) =>
        hex.Length == HMACSHA256.HashSizeInBytes * 2 && !hex.ContainsAnyExcept(HexDigits);

    private static bool IsFresh(string time, DateTimeOffset now) =>
        long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
        && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Tolerance;
}
