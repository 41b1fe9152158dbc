using System.Security.Cryptography;
using System.Text;

namespace StreamOps.Vendors;

/// <summary>Names one event, the same for each of its deliveries, short enough for a unique index whatever a sender puts into it.</summary>
public static class NoticeKey
{
    private const int Longest = 200;

    public static string Of(params ReadOnlySpan<string> parts)
    {
        var key = string.Join('|', parts);
        return key.Length <= Longest ? key : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }
}
