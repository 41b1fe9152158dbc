using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamOps.Tests.Vendors;

/// <summary>Changes that a forger, or a careless proxy, makes to signed requests.</summary>
public static class Forgery
{
    public static byte[] FlipBit(byte[] body, Random random)
    {
        var forged = body.ToArray();
        forged[random.Next(forged.Length)] ^= (byte)(1 << random.Next(8));
        return forged;
    }

    /// <summary>Another hexadecimal digit somewhere from <paramref name="start"/> on.</summary>
    public static string OtherDigit(string header, int start, Random random)
    {
        var at = random.Next(start, header.Length);
        var digit = Convert.ToInt32(header[at].ToString(), 16);
        return header[..at] + ((digit + 1 + random.Next(15)) % 16).ToString("x", CultureInfo.InvariantCulture) + header[(at + 1)..];
    }

    public static string Text(Random random) =>
        new([.. Enumerable.Range(0, 1 + random.Next(40)).Select(_ => (char)random.Next('!', '~'))]);

    /// <summary>What the older header of Agora carries, put where the newer one belongs.</summary>
#pragma warning disable CA5350 // The weakness is the point: it must be refused.
    public static string Sha1(string secret, byte[] message) =>
        Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), message));
#pragma warning restore CA5350

    /// <summary>The same JSON in other bytes.</summary>
    public static byte[] Reserialised(byte[] body, Random random)
    {
        var json = JsonNode.Parse(body)!;
        return random.Next(3) switch
        {
            0 => Encoding.UTF8.GetBytes(json.ToJsonString(new JsonSerializerOptions { WriteIndented = true })),
            1 => [.. body, (byte)'\n'],
            _ => Encoding.UTF8.GetBytes(new JsonObject(json.AsObject().Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))).ToJsonString()),
        };
    }
}
