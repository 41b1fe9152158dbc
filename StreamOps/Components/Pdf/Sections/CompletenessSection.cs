using StreamOps.Domain.Reports;

namespace StreamOps.Components.Pdf.Sections;

/// <summary>What stands against booking the month.</summary>
internal static class CompletenessSection
{
    public static Section Of(Subject subject)
    {
        var (known, links) = (subject.Statement.Completeness, subject.Links);
        return new Section(
            "completeness",
            "Completeness of the data",
            Paragraph.Note(Verdict(known)),
            new Facts(
                [
                    new("The month is over", known.IsOver ? "yes" : "no"),
                    new("Streams without records", Show.Count(known.UncostedStreams), links.Overview),
                    new("Streams being priced anew", Show.Count(known.OwedStreams), links.Costs),
                ],
                [
                    new("Webhooks not taken in", Show.Count(known.UnreadNotices), links.System),
                    new("Days without vendors' usage", known.UnreadUsageDays is { } days ? Show.Count(days) : "no vendor is asked", links.System),
                    new("Live time covered by samples", Show.Percent(known.CoveragePercent), links.Overview),
                ]));
    }

    /// <summary>In a sentence: whether the month can be booked, and if not, why.</summary>
    public static string Verdict(StatementCompleteness known) =>
        known.IsComplete ? "The data of the month are complete." : $"Not complete: {string.Join(", ", Missing(known))}.";

    private static IEnumerable<string> Missing(StatementCompleteness known)
    {
        if (!known.IsOver)
        {
            yield return "the month is not over";
        }

        if (known.UncostedStreams > 0)
        {
            yield return $"{StatementWords.Count(known.UncostedStreams, "stream")} without records";
        }

        if (known.OwedStreams > 0)
        {
            yield return $"{StatementWords.Count(known.OwedStreams, "stream")} being priced anew";
        }

        if (known.UnreadNotices > 0)
        {
            yield return $"{StatementWords.Count(known.UnreadNotices, "webhook")} not taken in";
        }

        if (known.UnreadUsageDays > 0)
        {
            yield return $"vendors' usage missing for {StatementWords.Count(known.UnreadUsageDays.Value, "day")}";
        }
    }
}
