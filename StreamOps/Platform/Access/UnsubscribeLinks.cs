using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Streams;

namespace StreamOps.Platform.Access;

/// <summary>Links in mails that take their reader off a list without signing in: whoever holds one may do that and nothing else.</summary>
public sealed class UnsubscribeLinks(IDataProtectionProvider protection, PublicAddress address)
{
    public const string Path = "/notifications/unsubscribe";

    private readonly IDataProtector protector = protection.CreateProtector("StreamOps.Unsubscribe");

    /// <summary>
    /// Never within a transaction: making the first protection key writes to the database.
    /// </summary>
    public Uri Of(Guid user, IEnumerable<NotificationKind> kinds) =>
        address.Link($"{Path}?token={protector.Protect($"{user:N}:{string.Join(',', kinds.Distinct().Order().Select(WireName.Of))}")}");

    /// <returns>Whom and what the link is for; null for one that we did not make.</returns>
    public (Guid User, IReadOnlyList<NotificationKind> Kinds)? Read(string? token)
    {
        try
        {
            return token is { Length: > 0 and <= 1500 } && protector.Unprotect(token).Split(':') is [var user, var kinds] && Guid.TryParseExact(user, "N", out var id)
                ? (id, [.. kinds.Split(',').Where(k => WireName.TryParse<NotificationKind>(k, out _)).Select(Kind)])
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static NotificationKind Kind(string name) => WireName.TryParse<NotificationKind>(name, out var kind) ? kind : default;
}
