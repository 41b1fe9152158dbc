using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Platform.Access;

namespace StreamOps.Platform;

/// <summary>Accounts, password rules, lockout and the cookie.</summary>
public static class Identity
{
    /// <summary>Characters at least. Length is what counts; rules of composition only make passwords worse.</summary>
    public const int PasswordLength = 10;

    /// <summary>Characters at most, so that hashing cannot be made expensive.</summary>
    public const int PasswordLimit = 200;

    public static WebApplicationBuilder AddIdentity(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddIdentity<UserRow, IdentityRole<Guid>>(o =>
            {
                o.User.RequireUniqueEmail = true;
                // The user name is the e-mail address, and Accounts says what an address is.
                o.User.AllowedUserNameCharacters = "";
                o.Stores.MaxLengthForKeys = 128;
                o.Password.RequiredLength = PasswordLength;
                o.Password.RequireDigit = false;
                o.Password.RequireLowercase = false;
                o.Password.RequireUppercase = false;
                o.Password.RequireNonAlphanumeric = false;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<StreamOpsDb>()
            .AddSignInManager<AccountSignIn>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddDefaultTokenProviders();

        // A role taken away, a disabled account or a changed password ends open sessions within this time.
        builder.Services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromSeconds(30));
        builder.Services.AddDataProtection().SetApplicationName("StreamOps").PersistKeysToDbContext<StreamOpsDb>();
        builder.Services.ConfigureApplicationCookie(o =>
        {
            o.Cookie.Name = "streamops.session";
            o.Cookie.HttpOnly = true;
            // Strict would greet everybody who follows a link from a mail with the sign-in page.
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.ExpireTimeSpan = TimeSpan.FromDays(7);
            o.Events.OnRedirectToLogin = c => SessionChallenge.AskAsync(c.HttpContext);
            o.Events.OnRedirectToAccessDenied = c => SessionChallenge.DenyAsync(c.HttpContext);
        });
        return builder;
    }
}
