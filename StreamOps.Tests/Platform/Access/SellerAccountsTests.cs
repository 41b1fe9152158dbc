using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Data;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform.Access;

public sealed class SellerAccountsTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task Calls_at_once_for_one_address_end_with_one_account_and_one_mail(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => InviteAsync(app, n % 2 == 0 ? "New@Shop.example" : "new@shop.example", commit: true)));

        await using var db = app.Open();
        Assert.Single(ids.Distinct());
        var user = await db.Users.SingleAsync(u => u.NormalizedEmail == "NEW@SHOP.EXAMPLE");
        Assert.Null(user.PasswordHash);
        Assert.Equal(Roles.Seller, await db.UserRoles.Where(r => r.UserId == user.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name).SingleAsync());
        var mail = await db.OutboxMails.SingleAsync();
        Assert.Equal(user.Email, mail.Recipient);
        Assert.Contains($"/account/set-password?user={user.Id}&token=", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_transaction_that_is_given_up_leaves_neither_account_nor_mail(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);

        await InviteAsync(app, "new@shop.example", commit: false);

        await using var db = app.Open();
        Assert.Empty(await db.Users.ToListAsync());
        Assert.Empty(await db.OutboxMails.ToListAsync());
    }

    private static async Task<Guid> InviteAsync(StreamOpsApp app, string email, bool commit)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StreamOpsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var user = await scope.ServiceProvider.GetRequiredService<SellerAccounts>().FindOrInviteAsync(db, email, CancellationToken.None);
        if (commit)
        {
            await transaction.CommitAsync();
        }

        return user.Id;
    }
}
