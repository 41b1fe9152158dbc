using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Platform.Access;

namespace StreamOps.Platform;

/// <summary>Tells whoever started the product where it answers, where its data lies, and how to get in where nobody can yet.</summary>
public sealed class StartupNotice(
    PublicAddress address, DatabaseOptions database, IDbContextFactory<StreamOpsDb> factory, ILogger<StartupNotice> logger) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        logger.LogInformation("StreamOps answers at {Address}; its data lies in {Place}", address.Listening.AbsoluteUri, database.Place);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (!await db.UserRoles.AnyAsync(u => db.Roles.Any(r => r.Id == u.RoleId && r.Name == Roles.Admin), cancellationToken))
        {
            logger.LogWarning("Nobody can sign in yet: set Bootstrap:AdminEmail and Bootstrap:AdminPassword and start again, which makes the first admin");
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
