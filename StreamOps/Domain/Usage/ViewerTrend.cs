using System.Text.Json.Serialization;

namespace StreamOps.Domain.Usage;

/// <summary>Which way an audience goes.</summary>
public enum TrendDirection
{
    [JsonStringEnumMemberName("steady")]
    Steady,

    [JsonStringEnumMemberName("rising")]
    Rising,

    [JsonStringEnumMemberName("falling")]
    Falling,
}

/// <summary>The audience of now against that of a few minutes ago.</summary>
/// <param name="Change">Viewers more or, negative, fewer than then.</param>
public readonly record struct ViewerTrend(int Change, TrendDirection Direction)
{
    /// <summary>How far back it looks.</summary>
    public static readonly TimeSpan Back = TimeSpan.FromMinutes(5);

    /// <summary>People come and go all the time: so small a share of the audience is no direction.</summary>
    private const decimal SteadyShare = 0.05m;

    /// <param name="before">Average of the minute that lies <see cref="Back"/>; null where nobody sampled it.</param>
    /// <param name="now">By the newest sample.</param>
    /// <returns>Null where either is not known.</returns>
    public static ViewerTrend? Of(decimal? before, int? now)
    {
        if (before is not { } then || now is not { } viewers)
        {
            return null;
        }

        var change = viewers - (int)decimal.Round(then, MidpointRounding.AwayFromZero);
        var isSteady = Math.Abs(change) <= then * SteadyShare;
        return new ViewerTrend(change, isSteady || change == 0 ? TrendDirection.Steady : change > 0 ? TrendDirection.Rising : TrendDirection.Falling);
    }
}
