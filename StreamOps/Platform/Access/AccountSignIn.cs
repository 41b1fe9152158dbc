using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StreamOps.Data.Access;

namespace StreamOps.Platform.Access;

/// <summary>Sessions of people. A disabled account gets none and keeps none.</summary>
public sealed class AccountSignIn(
    UserManager<UserRow> users,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<UserRow> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<UserRow>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<UserRow> confirmation)
    : SignInManager<UserRow>(users, context, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(UserRow user) => user.DisabledAt is null && await base.CanSignInAsync(user);

    public override async Task<bool> ValidateSecurityStampAsync(UserRow? user, string? securityStamp) =>
        user is { DisabledAt: null } && await base.ValidateSecurityStampAsync(user, securityStamp);
}
