using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamOps.Data.Access;

namespace StreamOps.Tests.Support;

/// <summary>
/// Makes the cookie that signing in gives, without the sign-in page: a test of another page shall not fail, or wait for a password hash, because of it.
/// </summary>
public static class SessionCookie
{
    private static int last;

    public static async Task<UserRow> AddUserAsync(IServiceProvider services, string role, string? password = null, string? email = null)
    {
        await using var scope = services.CreateAsyncScope();
        email ??= $"{role.ToLowerInvariant()}{Interlocked.Increment(ref last)}@people.example";
        var user = new UserRow { Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = true, DisplayName = email };
        var users = scope.ServiceProvider.GetRequiredService<UserManager<UserRow>>();
        Check(password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password));

        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        if (!await roles.RoleExistsAsync(role))
        {
            Check(await roles.CreateAsync(new IdentityRole<Guid>(role) { Id = Guid.CreateVersion7() }));
        }

        Check(await users.AddToRoleAsync(user, role));
        return user;
    }

    public static async Task<Cookie> OfAsync(IServiceProvider services, UserRow user)
    {
        await using var scope = services.CreateAsyncScope();
        var known = await scope.ServiceProvider.GetRequiredService<UserManager<UserRow>>().FindByIdAsync(user.Id.ToString());
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<UserRow>>().CreateAsync(known!);
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(8) };
        return new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme)));
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
        }
    }
}
