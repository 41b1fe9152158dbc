using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data;

/// <summary>Fault B20: a deleted channel took its past costs with it.</summary>
public sealed class CostsStayTests
{
    public static TheoryData<DatabaseKind, string> What()
    {
        var rows = new TheoryData<DatabaseKind, string>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            rows.Add(kind, "channels");
            rows.Add(kind, "streams");
            rows.Add(kind, "users");
            rows.Add(kind, "prices");
        }

        return rows;
    }

    [Theory, MemberData(nameof(What))]
    public async Task B20_Deleting_what_costs_hang_on_is_refused_and_changes_no_cost(DatabaseKind kind, string table)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var price = (await Given.PricesAsync(db))[0];
        var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db), s => s.EndedAt = Given.Noon.AddMinutes(90));
        await Given.CostAsync(db, stream, price);
        var before = await CostsAsync(db);

        var error = await Record.ExceptionAsync(() => DeleteAsync(db, table));

        Assert.NotNull(error);
        Assert.Contains("foreign key", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, await CostsAsync(db));
    }

    private static Task<int> DeleteAsync(StreamOpsDb db, string table) => table switch
    {
        "channels" => db.Channels.ExecuteDeleteAsync(),
        "streams" => db.Streams.ExecuteDeleteAsync(),
        "users" => db.Users.ExecuteDeleteAsync(),
        _ => db.Prices.ExecuteDeleteAsync(),
    };

    private static Task<List<string>> CostsAsync(StreamOpsDb db) =>
        db.CostParts
            .Join(db.CostRecords, p => p.CostRecordId, r => r.Id, (p, r) => $"{r.Id} {r.Month} {r.CostCents} {r.AmountUsd} {p.PriceId} {p.QuantityMs}")
            .ToListAsync();
}
