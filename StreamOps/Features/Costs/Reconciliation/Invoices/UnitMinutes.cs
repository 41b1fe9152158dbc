using System.Globalization;

namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>What a unit of an invoice is in minutes: "Minutes", "1,000 minutes", "hours".</summary>
public static class UnitMinutes
{
    private const decimal MostTimes = 1_000_000m;

    private static readonly Dictionary<string, decimal> Units = new()
    {
        ["minute"] = 1,
        ["minutes"] = 1,
        ["min"] = 1,
        ["hour"] = 60,
        ["hours"] = 60,
        ["h"] = 60,
        ["second"] = 1 / 60m,
        ["seconds"] = 1 / 60m,
        ["s"] = 1 / 60m,
    };

    /// <summary>The units that a form offers.</summary>
    public static IReadOnlyList<string> Offered { get; } = ["minutes", "1,000 minutes", "hours", "seconds"];

    /// <returns>Null where it is no unit of time.</returns>
    public static decimal? Of(string unit)
    {
        var parts = unit.Trim().ToLowerInvariant().Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts is [var one] && Units.TryGetValue(one, out var minutes) ? minutes
            : parts is [var count, var many] && Units.TryGetValue(many, out var each)
                && decimal.TryParse(count, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var times) && times is > 0 and <= MostTimes ? times * each
            : null;
    }
}
