namespace StreamOps.Tests.Support;

/// <summary>The two databases that the product runs on.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>Data source of every test that touches a database: <c>[Theory, ClassData&lt;DatabaseKinds&gt;]</c>.</summary>
public sealed class DatabaseKinds : TheoryData<DatabaseKind>
{
    public DatabaseKinds()
        : base(DatabaseKind.Sqlite, DatabaseKind.Postgres)
    {
    }
}
