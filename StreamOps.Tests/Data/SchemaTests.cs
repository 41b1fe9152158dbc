using System.Text.RegularExpressions;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data;

public sealed partial class SchemaTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task Tables_and_columns_are_spelled_in_snake_case(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();

        var names = (await Schema.ColumnsAsync(db)).SelectMany(c => new[] { c.Table, c.Column }).Distinct().ToList();

        Assert.Contains("stream_metrics", names);
        Assert.DoesNotContain(names, n => !SnakeCase().IsMatch(n));
    }

    /// <summary>Fault B26: 200 samples a second overflow a 32-bit key within 124 days.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task B26_Every_number_that_names_a_row_has_64_bits(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        string[] allowed = kind == DatabaseKind.Sqlite ? ["integer", "text"] : ["bigint", "uuid", "text", "character varying"];

        var keys = (await Schema.ColumnsAsync(db))
            .Where(c => c.Column == "id" || c.Column.EndsWith("_id", StringComparison.Ordinal))
            .Where(c => c.Table is not ("role_claims" or "user_claims" or "data_protection_keys"))
            .ToList();

        Assert.Contains(keys, c => c is { Table: "stream_metrics", Column: "stream_id" });
        Assert.DoesNotContain(keys, c => !allowed.Contains(c.Type));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task B26_A_key_beyond_32_bits_is_stored_and_followed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var channel = await Given.ChannelAsync(db, c => c.Id = 3_000_000_000);

        var stream = await Given.StreamAsync(db, channel, s => s.Id = 5_000_000_000);

        Assert.Equal((5_000_000_000, 3_000_000_000), (stream.Id, stream.ChannelId));
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
