using System.Globalization;
using StreamOps.Domain.Reports;

namespace StreamOps.Components.Pdf.Sections;

/// <summary>The course of the month.</summary>
internal static class DaysSection
{
    private static readonly BarSeries[] Services = [new("Agora", Palette.Agora), new("Cloudflare", Palette.Cloudflare), new("CDN", Palette.Cdn)];

    public static Section Of(Subject subject) => new("days", "Cost by day", [.. Chart(subject), Figures(subject)]);

    private static IEnumerable<Block> Chart(Subject subject)
    {
        var days = subject.Statement.Days;
        if (days.Any(d => d.Cents > 0))
        {
            // A service without any cost would only be a colour to look for.
            var shown = Services.Index().Where(s => days.Any(d => Cents(d)[s.Index] != 0)).ToList();
            yield return new BarChart(
                shown.ConvertAll(s => s.Item),
                [.. days.Select(d => new Bar(
                    d.Day.Day.ToString(CultureInfo.InvariantCulture), shown.ConvertAll(s => Cents(d)[s.Index] / 100m), subject.Links.Day(d.Day)))]);
        }
    }

    private static Table Figures(Subject subject)
    {
        var days = subject.Statement.Days;
        var rest = SharedCents.Rest(subject, days.Sum(d => d.Cents));
        var rows = days.Select(d => new Row(
        [
            new(Show.Day(d.Day), subject.Links.Day(d.Day)),
            StatementWords.Hours(d.LiveMs),
            StatementWords.Minutes(d.ViewerMs),
            .. Cents(d).Select(cents => (Cell)StatementWords.Money(cents)),
            new(StatementWords.Money(d.Cents), subject.Links.Day(d.Day)),
        ]));
        return new Table(
            "No day of this month has begun.",
            [Column.Text("Day"), Column.Figure("Hours"), Column.Figure("Viewer-minutes"), .. Services.Select(s => Column.Figure(s.Name)), Column.Figure("Cost")],
            [.. rows, .. rest.Select(cost => new Row([SharedCents.Nobody, "", "", "", "", "", cost]))],
            new Row(
            [
                "Total",
                StatementWords.Hours(days.Sum(d => d.LiveMs)),
                StatementWords.Minutes(days.Sum(d => d.ViewerMs)),
                .. Services.Select((_, i) => (Cell)StatementWords.Money(days.Sum(d => Cents(d)[i]))),
                StatementWords.Money(subject.Statement.Summary.CostCents),
            ]));
    }

    private static long[] Cents(StatementDay day) => [day.AgoraCents, day.CloudflareCents, day.CdnCents];
}
