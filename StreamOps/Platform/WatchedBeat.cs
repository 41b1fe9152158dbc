namespace StreamOps.Platform;

/// <summary>Something that must go on by itself. A feature registers its own; who must hear that one has stopped asks for all.</summary>
/// <param name="Connector">Name of the row in the table of connectors whose success is its sign of life.</param>
/// <param name="Period">The longest pause between two signs while all is well. Two of them without a sign are told.</param>
/// <param name="What">As a sentence begins: <c>Judging of budgets</c>.</param>
public sealed record WatchedBeat(string Connector, TimeSpan Period, string What);

/// <summary>A beat that has stopped.</summary>
/// <param name="LastAt">Its last sign of life, UTC; null: there never was one.</param>
public sealed record StoppedBeat(WatchedBeat Beat, DateTimeOffset? LastAt);

/// <summary>Registers what is watched.</summary>
public static class WatchedBeats
{
    public static IServiceCollection AddWatchedBeat(this IServiceCollection services, string connector, TimeSpan period, string what) =>
        services.AddSingleton(new WatchedBeat(connector, period, what));
}
