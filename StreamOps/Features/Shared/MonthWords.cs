using StreamOps.Components;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Shared;

/// <summary>How a page says where its month stands: over, running, or not begun.</summary>
public static class MonthWords
{
    public const string NotBegun = "the month has not begun";

    /// <summary>Under the title of a page: "October 2026, up to 12 Oct 2026, 14:03 UTC".</summary>
    /// <param name="latest">The month of now.</param>
    /// <param name="asOf">Instant of the figures, UTC.</param>
    public static string Lead(BillingMonth month, BillingMonth latest, DateTimeOffset asOf) => Show.Month(month.ToString()) + (
        month == latest ? $", up to {Show.Instant(asOf)}"
        : month > latest ? $": {NotBegun}"
        : "");

    /// <summary>What a figure of a month that does not run is: final, or nothing yet.</summary>
    public static string Still(BillingMonth month, BillingMonth latest) => month > latest ? NotBegun : "the month is over";
}
