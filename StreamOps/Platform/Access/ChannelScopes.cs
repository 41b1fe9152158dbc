using System.Security.Claims;
using StreamOps.Data.Access;

namespace StreamOps.Platform.Access;

/// <summary>From a caller to the channels that exist for them.</summary>
public static class ChannelScopes
{
    /// <summary>Claim that an API key carries once for each of its scopes.</summary>
    public const string KeyScopeClaim = "streamops:scope";

    public static ChannelScope ChannelScope(this ClaimsPrincipal caller)
    {
        if (caller.IsInRole(Roles.Admin) || caller.IsInRole(Roles.Finance) || caller.HasScope(KeyScopes.Read))
        {
            return Data.Access.ChannelScope.All;
        }

        return caller.IsInRole(Roles.Seller) && Guid.TryParse(caller.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? new ChannelScope(id)
            : Data.Access.ChannelScope.None;
    }
}
