using Microsoft.EntityFrameworkCore;
using StreamOps.Data;

namespace StreamOps.Tests.Support;

/// <summary>A column as the database itself describes it.</summary>
/// <param name="Table">Table name.</param>
/// <param name="Column">Column name.</param>
/// <param name="Type">The database's own word for the type, lower case.</param>
public sealed record SchemaColumn(string Table, string Column, string Type);

/// <summary>Reads what is there, independent of what the model believes.</summary>
public static class Schema
{
    private const string Sqlite =
        """
        SELECT t.name AS "Table", c.name AS "Column", LOWER(c.type) AS "Type"
        FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
        """;

    private const string Postgres =
        """
        SELECT table_name::text AS "Table", column_name::text AS "Column", data_type::text AS "Type"
        FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
        """;

    public static Task<List<SchemaColumn>> ColumnsAsync(StreamOpsDb db) =>
        db.Database.SqlQueryRaw<SchemaColumn>(db is SqliteStreamOpsDb ? Sqlite : Postgres).ToListAsync();
}
