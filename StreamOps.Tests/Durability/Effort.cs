namespace StreamOps.Tests.Durability;

/// <summary>
/// How hard to try. Every run has the short form, beside other tests on a shared machine; <c>STREAMOPS_DURABILITY=full</c>, alone on a machine
/// before a release, has the full counts and holds the stated times themselves.
/// </summary>
internal static class Effort
{
    private const int Slack = 3;

    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("STREAMOPS_DURABILITY") == "full";

    public static int Times(int inEveryRun, int inFull) => IsFull ? inFull : inEveryRun;

    /// <summary>A promised time, with room for the neighbours of a shared machine.</summary>
    public static TimeSpan Within(double seconds) => TimeSpan.FromSeconds(seconds * (IsFull ? 1 : Slack));
}
