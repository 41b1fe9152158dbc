using Microsoft.EntityFrameworkCore;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data;

public sealed class MigrationsTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task The_model_has_no_change_that_no_migration_carries(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_first_start_makes_every_column_that_the_model_reads_and_no_other(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await database.MigrateAsync();
        await using var db = database.Open();

        var read = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties().Select(p => $"{t.GetTableName()}.{p.GetColumnName()}"));
        var made = (await Schema.ColumnsAsync(db)).Select(c => $"{c.Table}.{c.Column}");

        Assert.Equal(read.Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }
}
