using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace StreamOps.Vendors.Agora;

/// <summary>
/// Proof that a notification comes from Agora: <c>Agora-Signature-V2</c> is HMAC-SHA256 over the raw body, in hex.
/// The older <c>Agora-Signature</c> (SHA-1) is not asked. No time is signed: repeats are caught by the notice id.
/// </summary>
public static class AgoraSignature
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Hex is accepted in lower and upper case, since both name the same bytes.</summary>
    public static bool IsValid(ReadOnlySpan<byte> body, string? signatureV2Header, IEnumerable<string> secrets)
    {
        if (signatureV2Header is not { Length: HMACSHA256.HashSizeInBytes * 2 } || signatureV2Header.AsSpan().ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        var claimed = Convert.FromHexString(signatureV2Header);
        Span<byte> due = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var valid = false;
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, due);
            valid |= secret.Length > 0 & CryptographicOperations.FixedTimeEquals(due, claimed);
        }

        return valid;
    }
}
