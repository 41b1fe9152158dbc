using StreamOps.Components;
using StreamOps.Domain.Reports;

namespace StreamOps.Features.Reports;

/// <summary>A check before a month is closed.</summary>
/// <param name="Path">Page where it can be seen to; null: nothing to do but wait.</param>
public sealed record CloseCheck(string What, bool IsMet, string Says, string? Path);

/// <summary>What stands against booking a month, in words.</summary>
public static class MissingWords
{
    /// <param name="month">yyyy-MM, for links; null where there are none.</param>
    public static IReadOnlyList<CloseCheck> Of(StatementCompleteness facts, string? month = null) =>
    [
        new(facts.IsOver ? "The month is over" : "The month still runs", facts.IsOver, facts.IsOver ? "Its last day has ended." : "Its last day has not ended yet.", null),
        new("Every stream has its costs", facts.UncostedStreams == 0, facts.UncostedStreams == 0 ? "None is on air or waits for its first records." : $"{Streams(facts.UncostedStreams)} on air, or ended and not costed yet.", "/live"),
        new("No stream is being priced anew", facts.OwedStreams == 0, facts.OwedStreams == 0 ? "None waits." : $"{Streams(facts.OwedStreams)} being priced anew, after a price change or late samples.", "/costs"),
        new("No webhook is left", facts.UnreadNotices == 0, facts.UnreadNotices == 0 ? "All that came in the month are taken in." : $"{Count(facts.UnreadNotices, "webhook")} received and not taken in, or set aside as failed.", "/system"),
        new("The vendor has told its usage", facts.UnreadUsageDays is null or 0, Usage(facts), month is null ? null : $"/costs/reconciliation?month={month}"),
    ];

    /// <summary>In one line, for the log and a mail; empty: nothing.</summary>
    public static string Line(StatementCompleteness facts) => string.Join(" ", Of(facts).Where(c => !c.IsMet).Select(c => c.Says));

    private static string Usage(StatementCompleteness facts) => facts.UnreadUsageDays switch
    {
        null => "No vendor is asked for its usage: none is set up.",
        0 => "Every day that Cloudflare still tells of is read.",
        { } days => $"{Count(days, "day")} of Cloudflare's usage not read yet.",
    };

    private static string Streams(int count) => $"{Show.Count(count)} {(count == 1 ? "stream is" : "streams are")}";

    private static string Count(int count, string word) => $"{Show.Count(count)} {word}{(count == 1 ? " is" : "s are")}";
}
