using StreamOps.Data;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Notifications;

/// <summary>Notifications as their causes write them.</summary>
internal static class GivenNotification
{
    public static NotificationRow Row(string key, Severity severity = Severity.Warning, NotificationKind kind = NotificationKind.Alert) => new()
    {
        DedupeKey = key,
        Kind = kind,
        Severity = severity,
        Topic = $"{WireName.Of(kind)}:7",
        Headline = $"Relay of {key} fails",
        Facts = NotificationFacts.Write(new NotificationFact("Worst", "38 %"), new NotificationFact("Since", "12:00 UTC")),
        Path = "/alerts/7",
        CreatedAt = Given.Noon,
    };

    public static async Task<NotificationRow> AddAsync(StreamOpsDb db, NotificationRow row, Action<NotificationRow>? change = null)
    {
        change?.Invoke(row);
        db.Notifications.Add(row);
        await db.SaveChangesAsync();
        return row;
    }

    public static async Task<WebhookEndpointRow> EndpointAsync(StreamOpsDb db, string secret, string url, Action<WebhookEndpointRow>? change = null)
    {
        var row = new WebhookEndpointRow
        {
            Name = "Pager",
            Url = url,
            Form = WebhookForm.Standard,
            IsOn = true,
            LeastSeverity = Severity.Warning,
            WantsAlerts = true,
            WantsBudgets = true,
            WantsWatchdog = true,
            Secret = secret,
            CreatedAt = Given.Noon,
        };
        change?.Invoke(row);
        db.WebhookEndpoints.Add(row);
        await db.SaveChangesAsync();
        return row;
    }
}
