using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StreamOps.Data.Access;

namespace StreamOps.Platform.Access;

/// <summary>What a session carries besides who it is: how the person reads times and figures, so that no page asks the database for it.</summary>
public sealed class AccountClaims(UserManager<UserRow> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<UserRow, IdentityRole<Guid>>(users, roles, options)
{
    /// <summary>IANA name of the zone; absent: the billing zone.</summary>
    public const string TimeZone = "zoneinfo";

    /// <summary>Name of a number style; absent: the usual one.</summary>
    public const string NumberStyle = "number-style";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(UserRow user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        foreach (var (type, value) in new[] { (TimeZone, user.TimeZone), (NumberStyle, user.NumberStyle) })
        {
            if (value is not null)
            {
                identity.AddClaim(new Claim(type, value));
            }
        }

        return identity;
    }
}
