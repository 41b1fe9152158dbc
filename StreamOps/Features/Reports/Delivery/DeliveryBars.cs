using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>
/// Addresses that must not have the report, which is of the whole platform: accounts of sellers, who see only their own, and accounts that were
/// disabled. Who becomes one while on the list is stopped by the sweep that sends, before it sends.
/// </summary>
public sealed class DeliveryBars(StreamOpsDb db, RecipientStop stop)
{
    /// <returns>Why, in a sentence or two; null: it may be sent.</returns>
    public async Task<string?> WhyAsync(string email, CancellationToken cancel) => (await OfAsync([email], cancel)).GetValueOrDefault(Normal(email));

    /// <summary>Takes everybody off the list who must not be on it any more, with the links that need no account.</summary>
    public async Task StopBarredAsync(CancellationToken cancel)
    {
        var listed = await db.ReportRecipients.AsNoTracking().Where(r => r.StoppedAt == null).Select(r => new { r.Id, r.Email }).ToListAsync(cancel);
        var barred = await OfAsync([.. listed.Select(r => r.Email)], cancel);
        foreach (var recipient in listed.Where(r => barred.ContainsKey(Normal(r.Email))))
        {
            await stop.StopAsync(recipient.Id, AuditTrail.System, "report-recipient.barred", endsLinks: true, cancel);
        }
    }

    /// <summary>By normalized address.</summary>
    private async Task<Dictionary<string, string>> OfAsync(IReadOnlyList<string> emails, CancellationToken cancel)
    {
        var normalized = emails.Select(Normal).ToList();
        var accounts = await db.Users.AsNoTracking()
            .Where(u => normalized.Contains(u.NormalizedEmail!))
            .Select(u => new
            {
                u.NormalizedEmail,
                IsDisabled = u.DisabledAt != null,
                IsSeller = db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(n => n.Id == r.RoleId && n.Name == Roles.Seller)),
            })
            .Where(u => u.IsDisabled || u.IsSeller)
            .ToListAsync(cancel);
        return accounts.ToDictionary(
            a => a.NormalizedEmail!,
            a => a.IsSeller
                ? "This is the account of a seller. The report is of the whole platform, and sellers see only their own."
                : "This is an account that was disabled. Enable it first, or write another address.");
    }

    private static string Normal(string email) => email.ToUpperInvariant();
}
