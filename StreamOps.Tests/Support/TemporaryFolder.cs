namespace StreamOps.Tests.Support;

/// <summary>A folder of the test's own, removed with its contents.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(string purpose) => Path = Directory.CreateTempSubdirectory($"streamops-{purpose}-").FullName;

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Already gone, which is what was wanted.
        }
    }
}
