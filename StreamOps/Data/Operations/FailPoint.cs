using System.Diagnostics;

namespace StreamOps.Data.Operations;

/// <summary>
/// Named places at which the process can be told to die as by kill -9, so that a test can show that nothing is lost or doubled there.
/// Set <c>STREAMOPS_FAILPOINT</c> to a name; unset, a place costs one comparison.
/// </summary>
public static class FailPoint
{
    private static readonly string? Armed = Environment.GetEnvironmentVariable("STREAMOPS_FAILPOINT");

    public static void Reach(string place)
    {
        if (Armed is not null && Armed == place)
        {
            Process.GetCurrentProcess().Kill();
        }
    }
}
