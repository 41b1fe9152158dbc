namespace StreamOps.Benchmarks.Databases;

/// <summary>The two databases, by the word of <c>Database:Provider</c>.</summary>
internal enum DatabaseKind
{
    Sqlite,
    Postgres,
}
