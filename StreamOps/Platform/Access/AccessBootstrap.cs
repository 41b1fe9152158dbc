using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Access;

namespace StreamOps.Platform.Access;

/// <summary>What the first start needs: the roles, and the first admin and key that section <c>Bootstrap</c> names. Does nothing the second time.</summary>
public sealed class AccessBootstrap(
    IConfiguration configuration, Accounts accounts, AuditTrail audit, IPasswordHasher<UserRow> hasher, TimeProvider clock, ILogger<AccessBootstrap> logger)
{
    private const string EmailKey = "Bootstrap:AdminEmail";
    private const string PasswordKey = "Bootstrap:AdminPassword";
    private const string ApiKeyKey = "Bootstrap:ApiKey";

    /// <summary>Refuses wrong settings before anything is opened or written.</summary>
    /// <exception cref="ConfigurationException">A value with which the product cannot run.</exception>
    public static void Check(IConfiguration configuration)
    {
        PublicAddress.Configured(configuration);
        var (email, password, key) = (configuration[EmailKey], configuration[PasswordKey], configuration[ApiKeyKey]);
        if (!string.IsNullOrEmpty(email) && !Accounts.IsAddress(email))
        {
            throw new ConfigurationException(EmailKey, email, "an e-mail address such as admin@example.com");
        }

        if (string.IsNullOrEmpty(email) && !string.IsNullOrEmpty(password))
        {
            throw new ConfigurationException(EmailKey, null, $"an e-mail address, because {PasswordKey} is set");
        }

        if (!string.IsNullOrEmpty(email) && password is not { Length: >= Identity.PasswordLength and <= Identity.PasswordLimit })
        {
            throw ConfigurationException.Secret(PasswordKey, password, $"{Identity.PasswordLength} to {Identity.PasswordLimit} characters, because {EmailKey} is set");
        }

        if (!string.IsNullOrEmpty(key) && (key.Length is < ApiKeys.MinimumLength or > ApiKeys.MaximumLength || key.Any(c => c is <= ' ' or > '~')))
        {
            throw ConfigurationException.Secret(ApiKeyKey, key, $"{ApiKeys.MinimumLength} to {ApiKeys.MaximumLength} printable ASCII characters without spaces");
        }
    }

    public async Task FillAsync(StreamOpsDb db, CancellationToken cancel)
    {
        Check(configuration);
        await AddRolesAsync(db, cancel);
        await AddAdminAsync(db, cancel);
        await AddKeyAsync(db, cancel);
    }

    private static async Task AddRolesAsync(StreamOpsDb db, CancellationToken cancel)
    {
        var known = await db.Roles.Select(r => r.Name).ToListAsync(cancel);
        db.Roles.AddRange(Roles.All.Except(known).Select(name => new IdentityRole<Guid>(name!) { Id = Guid.CreateVersion7(), NormalizedName = name!.ToUpperInvariant() }));
        await db.SaveChangesAsync(cancel);
    }

    private async Task AddAdminAsync(StreamOpsDb db, CancellationToken cancel)
    {
        var adminRole = await Accounts.RoleIdAsync(db, Roles.Admin, cancel);
        if (configuration[EmailKey] is not { Length: > 0 } email || await db.UserRoles.AnyAsync(r => r.RoleId == adminRole, cancel))
        {
            return;
        }

        if (await accounts.FindAsync(db, email, cancel) is not null)
        {
            throw new ConfigurationException(EmailKey, email, "an address that no account has yet");
        }

        var admin = await accounts.AddAsync(db, email, "", Roles.Admin, cancel);
        admin.PasswordHash = hasher.HashPassword(admin, configuration[PasswordKey]!);
        admin.EmailConfirmed = true;
        audit.Add(db, AuditTrail.System, "user.created", email, null, new { Role = Roles.Admin });
        await db.SaveChangesAsync(cancel);
        logger.LogInformation("Made the first admin, {Email}", email);
    }

    private async Task AddKeyAsync(StreamOpsDb db, CancellationToken cancel)
    {
        if (configuration[ApiKeyKey] is not { Length: > 0 } key || await db.ApiKeys.AnyAsync(cancel))
        {
            return;
        }

        var row = ApiKeys.RowOf(key, "bootstrap", KeyScopes.All, clock.GetUtcNow());
        db.ApiKeys.Add(row);
        audit.Add(db, AuditTrail.System, "api-key.created", row.Name, null, new { row.Scopes });
        await db.SaveChangesAsync(cancel);
        logger.LogInformation("Made the first API key from {Key}", ApiKeyKey);
    }
}
