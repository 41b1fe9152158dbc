using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using StreamOps.Data.Notifications;
using StreamOps.Vendors.Outgoing;

namespace StreamOps.Features.Outgoing;

/// <summary>Secrets of endpoints, encrypted at rest: neither the table nor a backup of it alone signs in our name.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long the old secret signs beside a new one.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private readonly IDataProtector protector = protection.CreateProtector("StreamOps.WebhookSecrets");

    /// <returns>The secret to show once, and what to keep of it.</returns>
    public (string Shown, string Kept) New()
    {
        var secret = WebhookSignature.NewSecret();
        return (secret, protector.Protect(secret));
    }

    /// <summary>Those that sign now; none where the keys of data protection were lost, which only a rotation heals.</summary>
    public IReadOnlyList<string> Of(WebhookEndpointRow endpoint)
    {
        try
        {
            var previous = endpoint is { PreviousSecret: { } old, PreviousUntil: { } until } && until > clock.GetUtcNow() ? protector.Unprotect(old) : null;
            return previous is null ? [protector.Unprotect(endpoint.Secret)] : [protector.Unprotect(endpoint.Secret), previous];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
