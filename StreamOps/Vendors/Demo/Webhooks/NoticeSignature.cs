using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StreamOps.Vendors.Demo.Webhooks;

/// <summary>Signs as the vendors do: HMAC over the raw bytes that are sent, lower-case hexadecimal.</summary>
internal static class NoticeSignature
{
    /// <summary>Sent by Agora beside the second form; a receiver must not be content with it.</summary>
    public static string AgoraV1(string secret, byte[] body)
    {
#pragma warning disable CA5350 // The vendor's older header is SHA-1, and a true stand-in sends it.
        return Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), body));
#pragma warning restore CA5350
    }

    public static string AgoraV2(string secret, byte[] body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <summary>Over the stamp in Unix seconds, a full stop, and the body.</summary>
    public static string CloudflareVideo(string secret, DateTimeOffset at, byte[] body)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] message = [.. Encoding.UTF8.GetBytes(time + "."), .. body];
        return $"time={time},sig1={AgoraV2(secret, message)}";
    }
}
