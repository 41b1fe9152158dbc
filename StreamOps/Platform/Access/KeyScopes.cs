using System.Security.Claims;

namespace StreamOps.Platform.Access;

/// <summary>What an API key is good for. No scope implies another.</summary>
public static class KeyScopes
{
    /// <summary>Hands over channels, streams and samples.</summary>
    public const string Ingest = "ingest";

    /// <summary>Reads the figures of the whole platform.</summary>
    public const string Read = "read";

    /// <summary>Changes settings.</summary>
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Ingest, Read, Admin];

    public static bool HasScope(this ClaimsPrincipal caller, string scope) => caller.HasClaim(ChannelScopes.KeyScopeClaim, scope);
}
