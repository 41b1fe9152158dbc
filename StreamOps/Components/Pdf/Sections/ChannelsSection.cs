using StreamOps.Domain.Reports;

namespace StreamOps.Components.Pdf.Sections;

/// <summary>Where the cost arose. The number tells channels apart whose names the fonts cannot print.</summary>
internal static class ChannelsSection
{
    public static Section Of(Subject subject)
    {
        var channels = subject.Statement.Channels;
        var rest = SharedCents.Rest(subject, channels.Sum(c => c.Cents));
        return new Section(
            "channels",
            "Cost by channel",
            new Table(
                "No channel has recorded streams in this month.",
                [
                    Column.Figure("No."), Column.Text("Channel", 1.2f), Column.Text("Seller"),
                    Column.Figure("Streams"), Column.Figure("Hours"), Column.Figure("Viewer-minutes"), Column.Figure("Cost"),
                ],
                [.. channels.Select(c => Row(c, subject.Links)), .. rest.Select(cost => new Row(["", SharedCents.Nobody, "", "", "", "", cost]))],
                new Row(
                [
                    "",
                    "Total",
                    "",
                    Show.Count(channels.Sum(c => (long)c.Streams)),
                    StatementWords.Hours(channels.Sum(c => c.LiveMs)),
                    StatementWords.Minutes(channels.Sum(c => c.ViewerMs)),
                    StatementWords.Money(subject.Statement.Summary.CostCents),
                ])));
    }

    private static Row Row(StatementShare channel, StatementLinks links) => new(
    [
        channel.Id,
        new(channel.Name, links.Channel(channel.Id)),
        channel.Owner ?? "",
        Show.Count(channel.Streams),
        StatementWords.Hours(channel.LiveMs),
        StatementWords.Minutes(channel.ViewerMs),
        new(StatementWords.Money(channel.Cents), links.ChannelCosts(channel.Id)),
    ]);
}
