using Microsoft.EntityFrameworkCore;
using StreamOps.Data;

namespace StreamOps.Platform;

/// <summary>Lets singletons open a context without knowing which of the two databases it is.</summary>
public sealed class StreamOpsDbFactory<TDb>(IDbContextFactory<TDb> inner) : IDbContextFactory<StreamOpsDb>
    where TDb : StreamOpsDb
{
    public StreamOpsDb CreateDbContext() => inner.CreateDbContext();
}
