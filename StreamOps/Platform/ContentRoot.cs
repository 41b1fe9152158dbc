namespace StreamOps.Platform;

/// <summary>
/// The folder of settings, static files and, unless an absolute path is set, data: the current one where it holds the settings, as
/// <c>dotnet run</c> has it, else the application's own, so that it can be started from anywhere.
/// </summary>
public static class ContentRoot
{
    private static readonly string[] Variables = ["ASPNETCORE_CONTENTROOT", "DOTNET_CONTENTROOT"];

    /// <summary>Goes before the arguments of whoever starts the application, so that theirs win.</summary>
    /// <returns>None where the folder is the current one, or somebody names another.</returns>
    public static string[] Arguments() =>
        File.Exists("appsettings.json") || Array.Exists(Variables, v => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(v)))
            ? []
            : ["--contentRoot=" + AppContext.BaseDirectory];
}
