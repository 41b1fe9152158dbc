namespace StreamOps.Platform.Access;

/// <summary>Addresses that programs call: they are answered with problem documents and never sent to a sign-in page.</summary>
public static class MachinePaths
{
    private static readonly PathString[] Roots = ["/api", "/webhooks", "/metrics", "/health", "/openapi"];

    public static bool Contain(PathString path) =>
        Roots.Any(root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase)) || IsEventStream(path);

    /// <summary><c>/live</c> itself is a page; what lies below it are event streams.</summary>
    private static bool IsEventStream(PathString path) =>
        path.StartsWithSegments("/live", StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value is { Length: > 1 };
}
