using System.Reflection;
using System.Text.Json;

namespace StreamOps.Tests.Vendors.Demo;

/// <summary>Published series and payload examples beside the repository; they are read in place and never copied into it.</summary>
internal static class SharedData
{
    public static string PathTo(string relative)
    {
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StreamOps.sln")))
            {
                var path = Path.Combine(folder.FullName, "..", "shared", relative);
                Assert.SkipUnless(File.Exists(path), $"../shared/{relative} is not beside the repository.");
                return path;
            }
        }

        Assert.Skip("Not run from inside the repository.");
        return "";
    }

    public static JsonElement Payload(string name) =>
        JsonDocument.Parse(File.ReadAllBytes(PathTo($"facts/payloads/{name}"))).RootElement;
}
