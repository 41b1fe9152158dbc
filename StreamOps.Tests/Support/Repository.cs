namespace StreamOps.Tests.Support;

/// <summary>The checked-out tree that the running tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>StreamOps.sln</c>.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StreamOps.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No StreamOps.sln above {AppContext.BaseDirectory}.");
    }
}
