using StreamOps.Domain.Reports;

namespace StreamOps.Components.Pdf.Sections;

/// <summary>Troubles that may explain a figure.</summary>
internal static class IncidentsSection
{
    public static Section Of(Subject subject) => new(
        "incidents",
        "Incidents",
        new Table(
            "No alert fired in this month.",
            [Column.Figure("Fired"), Column.Figure("Lasted"), Column.Text("Severity", 0.6f), Column.Text("Rule"), Column.Text("About", 1.4f)],
            [.. subject.Statement.Incidents.Select(i => Row(i, subject.Links))]));

    private static Row Row(StatementIncident incident, StatementLinks links) => new(
    [
        new(Show.Instant(incident.FiredAt), links.Alert(incident.AlertId)),
        incident.EndedAt is { } ended ? Show.Duration(ended - incident.FiredAt) : "still open",
        StatementWords.Plain(incident.Severity),
        new(StatementWords.Plain(incident.Rule), links.Alert(incident.AlertId)),
        incident.Subject,
    ]);
}
