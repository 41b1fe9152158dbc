using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Access;

namespace StreamOps.Platform.Access;

/// <summary>Sellers whom the platform's backend names by address.</summary>
public sealed class SellerAccounts(Accounts accounts, InvitationMail mail)
{
    /// <summary>
    /// The account with this address, or a new one of role Seller without a password, its invitation in the outbox. Saves; inside the
    /// caller's transaction if there is one. Two calls at once end with the same account and one mail.
    /// </summary>
    /// <param name="email">Checked by <see cref="Accounts.IsAddress"/> before.</param>
    public async Task<UserRow> FindOrInviteAsync(StreamOpsDb db, string email, CancellationToken cancel)
    {
        if (await accounts.FindAsync(db, email, cancel) is { } known)
        {
            return known;
        }

        // What the caller has pending goes first, so that a failed attempt below takes back nothing but itself.
        await db.SaveChangesAsync(cancel);
        var user = await accounts.AddAsync(db, email, "", Roles.Seller, cancel);
        await mail.AddAsync(db, user, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            return user;
        }
        catch (DbUpdateException error) when (db.IsDuplicateKey(error))
        {
            // Inside a transaction EF has gone back to the savepoint before the attempt, so the transaction is still good.
            foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).ToList())
            {
                entry.State = EntityState.Detached;
            }

            return await accounts.FindAsync(db, email, cancel) ?? throw new InvalidOperationException("The account of a racing twin is not there.", error);
        }
    }
}
