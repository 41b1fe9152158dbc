namespace StreamOps.Tests.Support;

/// <summary>Finds the programs of an installed PostgreSQL; Debian keeps them out of PATH, one folder a version.</summary>
public static class PostgresBinaries
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>, the newest version first; null where there is none.</summary>
    public static string? Folder { get; } = Candidates().FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")));

    private static IEnumerable<string> Candidates()
    {
        var versions = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder) : [];
        return versions
            .OrderByDescending(v => double.TryParse(Path.GetFileName(v), out var number) ? number : 0)
            .Select(v => Path.Combine(v, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
    }
}
