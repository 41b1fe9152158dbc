using System.Security.Claims;

namespace StreamOps.Platform.Access;

/// <summary>What an API key is good for. <see cref="Admin"/> implies the others, which imply none.</summary>
public static class KeyScopes
{
    /// <summary>Hands over channels, streams and samples.</summary>
    public const string Ingest = "ingest";

    /// <summary>Reads the figures of the whole platform.</summary>
    public const string Read = "read";

    /// <summary>Everything that a key can do. Settings are changed by people alone, so that the trail names a person.</summary>
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Ingest, Read, Admin];

    public static bool HasScope(this ClaimsPrincipal caller, string scope) =>
        caller.HasClaim(ChannelScopes.KeyScopeClaim, scope) || caller.HasClaim(ChannelScopes.KeyScopeClaim, Admin);
}
