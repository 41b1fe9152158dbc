using System.Collections.Frozen;

namespace StreamOps.Domain.Pricing;

/// <summary>
/// Service and cost type of a line: <c>agora</c>/<c>relay</c>, <c>cloudflare</c>/<c>delivery</c> and so on.
/// Ordered as tables list them: along <see cref="All"/>, others after that by name.
/// </summary>
public readonly record struct CostKind(string Service, string CostType) : IComparable<CostKind>
{
    public static readonly CostKind AgoraStreaming = new("agora", "streaming");
    public static readonly CostKind AgoraAudience = new("agora", "audience");
    public static readonly CostKind AgoraRelay = new("agora", "relay");
    public static readonly CostKind AgoraRecording = new("agora", "recording");
    public static readonly CostKind CloudflareDelivery = new("cloudflare", "delivery");
    public static readonly CostKind CloudflareStorage = new("cloudflare", "storage");
    public static readonly CostKind CloudflareStreaming = new("cloudflare", "streaming");
    public static readonly CostKind CdnBandwidth = new("cdn", "bandwidth");

    /// <summary>Every kind, in the order in which tables list them.</summary>
    public static IReadOnlyList<CostKind> All { get; } =
    [
        AgoraStreaming, AgoraAudience, AgoraRelay, AgoraRecording,
        CloudflareDelivery, CloudflareStorage, CloudflareStreaming, CdnBandwidth,
    ];

    private static readonly FrozenDictionary<CostKind, int> Ranks =
        All.Select((kind, rank) => (kind, rank)).ToFrozenDictionary(p => p.kind, p => p.rank);

    public int CompareTo(CostKind other)
    {
        var byRank = Rank(this).CompareTo(Rank(other));
        return byRank != 0 ? byRank
            : (string.CompareOrdinal(Service, other.Service), string.CompareOrdinal(CostType, other.CostType)).CompareTo((0, 0));
    }

    public override string ToString() => $"{Service}/{CostType}";

    private static int Rank(CostKind kind) => Ranks.GetValueOrDefault(kind, All.Count);

    public static bool operator <(CostKind left, CostKind right) => left.CompareTo(right) < 0;

    public static bool operator >(CostKind left, CostKind right) => left.CompareTo(right) > 0;

    public static bool operator <=(CostKind left, CostKind right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CostKind left, CostKind right) => left.CompareTo(right) >= 0;
}
