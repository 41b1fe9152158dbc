using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>
/// Links in the mail of a report that need no account: one takes its reader off the list, one hands out one file. Whoever holds one may do that and
/// nothing else; how long a file is handed out is for the row of the delivery to say.
/// </summary>
public sealed class DeliveryLinks(IDataProtectionProvider protection, PublicAddress address)
{
    private const int LongestToken = 1500;

    private readonly IDataProtector leaving = protection.CreateProtector("StreamOps.Reports.Leave");
    private readonly IDataProtector handing = protection.CreateProtector("StreamOps.Reports.Files");

    /// <summary>Never within a transaction: making the first protection key writes to the database.</summary>
    public Uri LeaveOf(long recipient) => address.Link("/reports/delivery/leave?token=" + leaving.Protect(recipient.ToString(CultureInfo.InvariantCulture)));

    /// <summary>As <see cref="LeaveOf"/>, never within a transaction.</summary>
    /// <param name="round">Which mail of the delivery: the links of an earlier one stay closed when another is sent.</param>
    public Uri FileOf(long delivery, int round, string name) =>
        address.Link($"/reports/delivered/{name}?token=" + handing.Protect(string.Create(CultureInfo.InvariantCulture, $"{delivery}:{round}:{name}")));

    /// <returns>Null for a link that we did not make.</returns>
    public long? RecipientOf(string? token) => Read(leaving, token) is { } text && long.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <returns>Null for a link that we did not make.</returns>
    public (long Delivery, int Round, string Name)? FileOf(string? token) =>
        Read(handing, token)?.Split(':') is [var delivery, var round, var name]
        && long.TryParse(delivery, CultureInfo.InvariantCulture, out var id)
        && int.TryParse(round, CultureInfo.InvariantCulture, out var number)
            ? (id, number, name)
            : null;

    private static string? Read(IDataProtector protector, string? token)
    {
        try
        {
            return token is { Length: > 0 and <= LongestToken } ? protector.Unprotect(token) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
