namespace StreamOps.Features.Sampling;

/// <summary>Shares out what Agora's limit leaves for idle channels: those asked longest ago come first.</summary>
public sealed class PollTurns
{
    /// <summary>Channel queries a poll. With the sampler's share it stays under Agora's 20 a second.</summary>
    private const int UsersPerPoll = 100;

    private readonly Dictionary<long, long> lastTurn = [];
    private long turn;

    public HashSet<long> Next(IReadOnlyCollection<IdleChannel> idle)
    {
        lock (lastTurn)
        {
            turn++;
            var chosen = idle.Where(c => c.AgoraChannel is not null).Select(c => c.Id)
                .OrderBy(id => lastTurn.GetValueOrDefault(id)).Take(UsersPerPoll).ToHashSet();
            foreach (var id in chosen)
            {
                lastTurn[id] = turn;
            }

            return chosen;
        }
    }
}
