using System.Globalization;
using StreamOps.Components;
using StreamOps.Data.Alerts;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;

namespace StreamOps.Features.Alerts;

/// <summary>What people are told of an alert, as a row that others carry to them.</summary>
public static class AlertNotice
{
    private const int LongestName = 80;
    private const int LongestHeadline = 300;
    private const int LongestWhy = 900;

    public static NotificationRow Of(AlertRow alert, AlertNews news, DateTimeOffset now) => new()
    {
        DedupeKey = string.Create(CultureInfo.InvariantCulture, $"alert:{alert.Id}:{alert.Tellings}"),
        Kind = NotificationKind.Alert,
        Severity = SeverityOf(alert, news),
        Topic = string.Create(CultureInfo.InvariantCulture, $"alert:{alert.Id}"),
        Headline = OneLine.Of(Headline(alert, news, now), LongestHeadline),
        Facts = NotificationFacts.Write(Facts(alert, news, now)),

        // Straight to the form, as long as somebody is wanted who takes it.
        Path = string.Create(CultureInfo.InvariantCulture, $"/alerts/{alert.Id}{(news != AlertNews.Resolved && alert.OwnerId is null ? "#acknowledge" : "")}"),

        // Whoever has taken it need not be heard by the others.
        OnlyTo = news == AlertNews.StillFiring ? alert.OwnerId : null,
        CreatedAt = now,
    };

    /// <summary>Of a step in its history.</summary>
    public static string Why(AlertChange change)
    {
        var (row, move) = (change.Row, change.Move);
        var muted = move.MutedBy is { } by && row.State == AlertState.Firing ? $" Nobody is told: {by}." : "";
        var why = move.Step.News switch
        {
            AlertNews.StillFiring => "Told again: still firing.",
            AlertNews.Escalated => $"Nobody acknowledged it within {AlertWords.Time(move.Rule.EscalateAfter ?? TimeSpan.Zero)}: escalated.",
            _ when row.State == AlertState.Resolved && row.FineSince is not null => $"All has been well for {AlertWords.Time(move.Rule.Recovery)}.",
            _ => row.Says,
        };
        return OneLine.Of(why + muted, LongestWhy);
    }

    private static string Headline(AlertRow alert, AlertNews news, DateTimeOffset now)
    {
        var what = $"{AlertWords.Title(alert.Kind)}: {OneLine.Of(alert.SubjectName, LongestName)}";
        var lasted = Show.Duration(alert.Standing.Lasted(now));
        return news switch
        {
            AlertNews.Fired => $"{what}. {alert.Says}",
            AlertNews.StillFiring => $"{what}, still firing, {lasted}{Worst(alert)}",
            AlertNews.Escalated => $"{what}, firing for {lasted} and nobody has acknowledged it{Worst(alert)}",
            _ => $"{what}, resolved, lasted {lasted}{Worst(alert)}",
        };
    }

    private static string Worst(AlertRow alert) => alert.Worst is { } worst ? $", worst {AlertWords.Value(alert.Kind, worst)}" : "";

    private static Severity SeverityOf(AlertRow alert, AlertNews news) => news == AlertNews.Escalated ? Severity.Critical : alert.Severity;

    private static List<NotificationFact> Facts(AlertRow alert, AlertNews news, DateTimeOffset now)
    {
        var isNew = news == AlertNews.Fired;
        List<NotificationFact> facts =
        [
            new("What", AlertWords.Title(alert.Kind), IsInHeadline: true),
            new("About", OneLine.Of(alert.SubjectName, LongestName), IsInHeadline: true),
            new("Finding", OneLine.Of(alert.Says, LongestWhy), IsInHeadline: isNew),
            new("Severity", AlertWords.Of(SeverityOf(alert, news)), IsInHeadline: true),
            new("Since", Show.Instant(alert.BadSince)),
            new("For", Show.Duration(alert.Standing.Lasted(now)), IsInHeadline: !isNew),
        ];
        if (alert.Worst is { } worst)
        {
            facts.Add(new("Worst", AlertWords.Value(alert.Kind, worst), IsInHeadline: !isNew));
        }

        if (alert.OwnerName is { } owner)
        {
            facts.Add(new("Taken by", OneLine.Of(owner, LongestName)));
        }

        if (news != AlertNews.Resolved)
        {
            facts.Add(new("What to do", AlertWords.ToDo(alert.Kind)));
        }

        return facts;
    }
}
