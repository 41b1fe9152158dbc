using System.Collections.Concurrent;
using StreamOps.Vendors.Agora;

namespace StreamOps.Features.Sampling;

/// <summary>
/// Shares out Agora's limits (channel queries 20 a second, lists of converters 10 a second, per account) among the live streams:
/// who was asked longest ago comes first, and an answer serves the ticks until the next turn, as long as it is young.
/// </summary>
public sealed class SampleMemory
{
    /// <summary>Channel queries a second that sampling takes; polling idle channels takes the rest.</summary>
    private const int UsersPerSecond = 13;

    private const int ConvertersPerSecond = 6;
    private const int YoungTicks = 2;

    private static readonly TimeSpan ConverterPause = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<long, Known> streams = new();

    /// <summary>Whose turn it is, and forgets streams that are over.</summary>
    public (HashSet<long> Users, HashSet<long> Converters) Turns(IReadOnlyCollection<LiveStream> live, DateTimeOffset tick, int seconds)
    {
        var ids = live.Select(s => s.Id).ToHashSet();
        foreach (var gone in streams.Keys.Where(id => !ids.Contains(id)))
        {
            streams.TryRemove(gone, out _);
        }

        var known = live.Where(s => s.AgoraChannel is not null).Select(s => s.Id).Select(id => (Id: id, Of: streams.GetOrAdd(id, _ => new Known()))).ToList();
        return (
            [.. known.OrderBy(k => k.Of.UsersAt).Take(UsersPerSecond * seconds).Select(k => k.Id)],
            [.. known.Where(k => tick - k.Of.ConvertersAt >= ConverterPause).OrderBy(k => k.Of.ConvertersAt).Take(ConvertersPerSecond * seconds).Select(k => k.Id)]);
    }

    public void TakeUsers(long streamId, DateTimeOffset tick, AgoraChannelUsers? users) =>
        (streams[streamId].UsersAt, streams[streamId].Users) = (tick, users);

    public void TakeConverters(long streamId, DateTimeOffset tick) => streams[streamId].ConvertersAt = tick;

    /// <returns>Null where the answer has become too old to speak for this tick.</returns>
    public AgoraChannelUsers? YoungUsers(long streamId, DateTimeOffset tick, TimeSpan interval) =>
        streams.TryGetValue(streamId, out var known) && tick - known.UsersAt <= interval * YoungTicks ? known.Users : null;

    private sealed class Known
    {
        public DateTimeOffset UsersAt { get; set; } = DateTimeOffset.MinValue;

        public AgoraChannelUsers? Users { get; set; }

        public DateTimeOffset ConvertersAt { get; set; } = DateTimeOffset.MinValue;
    }
}
