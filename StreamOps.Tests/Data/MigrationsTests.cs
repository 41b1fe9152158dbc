using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
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

    [Theory, ClassData<DatabaseKinds>]
    public async Task Costs_that_were_booked_before_their_parts_named_a_month_name_it_afterwards(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var price = (await Given.PricesAsync(db))[0];
        await Given.CostAsync(db, await Given.StreamAsync(db, await Given.ChannelAsync(db)), price, r => r.Month = "2026-02");

        await db.GetService<IMigrator>().MigrateAsync("PersonalFormats");
        await db.Database.MigrateAsync();

        Assert.Equal("2026-02", (await db.CostParts.SingleAsync()).Month);
    }
}
