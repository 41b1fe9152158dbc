using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using StreamOps.Data;
using StreamOps.Data.Access;

namespace StreamOps.Platform;

/// <summary>Accounts, password rules, lockout and the cookie.</summary>
public static class Identity
{
    public static WebApplicationBuilder AddIdentity(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddIdentity<UserRow, IdentityRole<Guid>>(o =>
            {
                o.User.RequireUniqueEmail = true;
                o.Stores.MaxLengthForKeys = 128;
                o.Password.RequiredLength = 10;
                o.Password.RequireDigit = false;
                o.Password.RequireLowercase = false;
                o.Password.RequireUppercase = false;
                o.Password.RequireNonAlphanumeric = false;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<StreamOpsDb>()
            .AddDefaultTokenProviders();

        // A role taken away, a disabled account or a changed password ends open sessions within this time.
        builder.Services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromSeconds(30));
        builder.Services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = TimeSpan.FromDays(3));
        builder.Services.AddDataProtection().SetApplicationName("StreamOps").PersistKeysToDbContext<StreamOpsDb>();
        return builder;
    }
}
