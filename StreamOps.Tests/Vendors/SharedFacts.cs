namespace StreamOps.Tests.Vendors;

/// <summary>Material that lies beside the repository and is read in place.</summary>
public static class SharedFacts
{
    /// <returns>Null where the folder is absent; a test then skips.</returns>
    public static string? Find(string path)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "StreamOps.sln")))
            {
                var file = Path.Combine(at.FullName, "..", "shared", path);
                return Path.Exists(file) ? file : null;
            }
        }

        return null;
    }
}
