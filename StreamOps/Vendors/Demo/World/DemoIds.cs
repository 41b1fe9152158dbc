namespace StreamOps.Vendors.Demo.World;

/// <summary>Vendor-like ids that stay the same for the same thing.</summary>
internal static class DemoIds
{
    /// <summary>32 lower-case hexadecimal digits, the form of Cloudflare's uids and Agora's session ids.</summary>
    public static string Hex32(long seed, string what)
    {
        var key = Dice.KeyOf(what);
        return $"{Dice.Hash(seed, key, 1):x16}{Dice.Hash(seed, key, 2):x16}";
    }
}
