using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using StreamOps.Data.Reports;
using StreamOps.Domain.Streams;
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
    public async Task A_migration_is_done_whole_or_not_at_all(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var (all, sql, models) = (db.GetService<IMigrationsAssembly>(), db.GetService<IMigrationsSqlGenerator>(), db.GetService<IModelRuntimeInitializer>());

        foreach (var (name, type) in all.Migrations)
        {
            var migration = all.CreateMigration(type, db.Database.ProviderName!);
            var commands = sql.Generate(migration.UpOperations, models.Initialize(migration.TargetModel, designTime: true));
            Assert.False(commands.Any(c => c.TransactionSuppressed), $"{name} leaves its transaction: a kill in it would leave half of it");
        }
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

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_was_recorded_before_months_were_counted_is_counted_afterwards(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var studio = Figures.Studio.Of(database, Given.Noon.AddMonths(2));
        var midnight = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);
        await studio.EndAsync(await studio.StartAsync(await studio.ChannelAsync(), midnight.AddMinutes(-30)), midnight.AddMinutes(60));
        await studio.EndAsync(await studio.StartAsync(await studio.ChannelAsync(), midnight, s => s.Mode = StreamMode.AgoraOnly), midnight.AddMinutes(5));

        await studio.Db.GetService<IMigrator>().MigrateAsync("ReportDelivery");
        await studio.Db.Database.MigrateAsync();

        Assert.Equal([(202603L, 30 * 60_000L), (202604L, 60 * 60_000L)], await studio.Db.RecordedMonths.OrderBy(m => m.Number).Select(m => new ValueTuple<long, long>(m.Number, m.LiveMs)).ToListAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_file_that_was_printed_before_files_had_parts_is_handed_out_as_it_was(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var version = new ReportVersionRow { Month = "2026-03", Version = 1, ContentHash = "", ClosedBy = "", Reason = "", SoftwareVersion = "" };
        db.ReportVersions.Add(version);
        await db.SaveChangesAsync();
        byte[] printed = [37, 80, 68, 70, 0, 255, 13, 10];
        await db.GetService<IMigrator>().MigrateAsync("KeptMinutes");
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO report_files (id, version_id, name, content_type, content, size, sha256, made_at) VALUES (7, {version.Id}, 'x.pdf', 'application/pdf', {printed}, 8, '', {(kind == DatabaseKind.Sqlite ? (object)0L : Given.Noon)})");

        await db.Database.MigrateAsync();

        Assert.Equal(printed, await ReportContent.ReadAsync(db, 7, CancellationToken.None));
        Assert.Equal("x.pdf", (await db.ReportFiles.SingleAsync()).Name);
    }
}
