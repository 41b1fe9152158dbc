using System.Security.Claims;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Account;

/// <summary>Where each role begins.</summary>
public static class SignedInHome
{
    private const string Seller = "/channels";
    private const string Admin = "/overview";
    private const string Finance = "/reports";

    public static string Of(ClaimsPrincipal caller) =>
        caller.IsInRole(Roles.Admin) ? Admin
        : caller.IsInRole(Roles.Finance) ? Finance
        : caller.IsInRole(Roles.Seller) ? Seller
        : "/account/manage";
}
