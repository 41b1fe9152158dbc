using System.Text.Json.Serialization;

namespace StreamOps.Domain.Alerts;

/// <summary>What a rule makes of its subject at an instant.</summary>
public enum Sight
{
    [JsonStringEnumMemberName("fine")]
    Fine,

    [JsonStringEnumMemberName("bad")]
    Bad,

    /// <summary>The facts that it needs are not known.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>There is nothing to watch any more: the stream has ended, the vendor is switched off.</summary>
    [JsonStringEnumMemberName("gone")]
    Gone,
}

/// <summary>One look at one subject.</summary>
/// <param name="Value">How bad it is in the unit of its rule, larger is worse; null where there is no figure.</param>
/// <param name="Says">The finding in a sentence.</param>
public readonly record struct Observation(Sight Sight, decimal? Value, string Says)
{
    public static Observation Fine(decimal? value = null) => new(Sight.Fine, value, "");

    public static Observation Bad(decimal? value, FormattableString says) => new(Sight.Bad, value, FormattableString.Invariant(says));

    public static Observation Unknown(string says) => new(Sight.Unknown, null, says);

    public static Observation Gone(string says) => new(Sight.Gone, null, says);

    /// <summary>Bad from the limit on.</summary>
    public static Observation Reaching(decimal value, decimal limit, FormattableString says) => value >= limit ? Bad(value, says) : Fine(value);
}

/// <summary>What a rule sees.</summary>
public sealed record Watched(AlertRuleKind Kind, AlertSubject Subject, Observation Seen);
