using System.Globalization;
using StreamOps.Domain.Reports;

namespace StreamOps.Components.Pdf.Sections;

/// <summary>The dearest streams.</summary>
internal static class StreamsSection
{
    public static Section Of(Subject subject) => new(
        "streams",
        "Dearest streams",
        Paragraph.Note(
            $"The {StatementWords.Count(subject.Statement.TopStreams.Count, "stream")} of {Show.Count(subject.Statement.Summary.Streams)} that cost most, at list prices, "
            + "each rounded up for itself. Free minutes and the rounding of vendors belong to the whole month, so these amounts are no part of a total."),
        new Table(
            "No stream has costs in this month.",
            [
                Column.Figure("No."), Column.Text("Channel"), Column.Figure("Began"),
                Column.Figure("Hours"), Column.Figure("Viewer-minutes"), Column.Figure("Exact"), Column.Figure("Cost"),
            ],
            [.. subject.Statement.TopStreams.Select(s => Row(s, subject.Links))]));

    private static Row Row(StatementStream stream, StatementLinks links) => new(
    [
        new(stream.StreamId.ToString(CultureInfo.InvariantCulture), links.Stream(stream.StreamId)),
        new(stream.Channel, links.Stream(stream.StreamId)),
        Show.Instant(stream.StartedAt),
        StatementWords.Hours(stream.LiveMs),
        StatementWords.Minutes(stream.ViewerMs),
        Show.Exact(stream.AmountUsd),
        new(StatementWords.Money(stream.Cents), links.StreamCosts(stream.StreamId)),
    ]);
}
