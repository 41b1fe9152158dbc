using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;

namespace StreamOps.Features.Shared;

/// <summary>How severities and kinds of notifications are put into words.</summary>
public static class SeverityWords
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Critical => "Critical",
        Severity.Warning => "Warning",
        _ => "Info",
    };

    /// <summary>As a choice of a form.</summary>
    public static string AtLeast(Severity severity) => severity switch
    {
        Severity.Critical => "Critical alone: viewers or money are being lost",
        Severity.Warning => "Warning and above: wants a look within the day",
        _ => "Everything, what is good to know included",
    };

    public static string Of(NotificationKind kind) => kind switch
    {
        NotificationKind.Alert => "Alerts",
        NotificationKind.Budget => "Budgets",
        _ => "StreamOps itself",
    };

    public static string About(NotificationKind kind) => kind switch
    {
        NotificationKind.Alert => "what rules watch of streams, vendors and costs",
        NotificationKind.Budget => "thresholds that were crossed",
        _ => "a part of it has stopped, or works again",
    };
}
