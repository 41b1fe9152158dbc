namespace StreamOps.Domain.Alerts;

/// <summary>What a rule saw of one subject in one minute, kept so that another threshold can be tried on it later.</summary>
/// <param name="Value">In the unit of the rule, larger is worse; null where it lies under every threshold that can be set, or the rule has none.</param>
/// <param name="IsBadAnyway">Bad under every threshold: mails that were given up, a vendor that does not answer.</param>
public readonly record struct RuleSight(Sight Sight, decimal? Value, bool IsBadAnyway)
{
    public static RuleSight Gone { get; } = new(Sight.Gone, null, false);

    public static RuleSight Of(Observation seen, AlertRule rule)
    {
        var traits = RuleTraits.Of(rule.Kind);
        var isBadAnyway = seen.Sight == Sight.Bad && (!traits.HasThreshold || seen.Value is null || seen.Value < rule.Threshold);
        var value = traits.HasThreshold && seen.Value >= traits.Least ? seen.Value : null;

        // Whether a value is bad is for the threshold to say that is tried.
        var sight = seen.Sight == Sight.Bad && !isBadAnyway ? Sight.Fine : seen.Sight;
        return new RuleSight(sight, value, isBadAnyway);
    }

    /// <summary>The worse of two sights of one minute.</summary>
    public RuleSight Worse(RuleSight other)
    {
        var sight = Rank(other.Sight) > Rank(Sight) ? other.Sight : Sight;
        return new RuleSight(sight, Value is null || other.Value > Value ? other.Value : Value, IsBadAnyway || other.IsBadAnyway);
    }

    /// <summary>What a rule, as it is to be, would have seen.</summary>
    public Observation Seen(AlertRule rule) => Sight switch
    {
        Sight.Gone => Observation.Gone("There was nothing to watch any more."),
        Sight.Bad => Observation.Bad(Value, $"It was bad whatever the threshold."),
        _ when Value is { } value && value >= rule.Threshold => Observation.Bad(value, $"It reached {value:0.#}."),
        Sight.Unknown => Observation.Unknown("It was not known."),
        _ => Observation.Fine(Value),
    };

    /// <summary>A subject that comes back within its minute was there.</summary>
    private static int Rank(Sight sight) => sight switch { Sight.Bad => 3, Sight.Unknown => 2, Sight.Fine => 1, _ => 0 };
}
