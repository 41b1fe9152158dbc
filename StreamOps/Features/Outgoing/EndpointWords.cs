using StreamOps.Components;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Streams;
using StreamOps.Features.Shared;

namespace StreamOps.Features.Outgoing;

/// <summary>How endpoints and their calls are put into words and badges.</summary>
public static class EndpointWords
{
    public static string Form(WebhookForm form) => form == WebhookForm.Slack ? "Slack-compatible" : "Standard Webhooks";

    public static string Kinds(WebhookEndpointRow row) => string.Join(", ", new[]
    {
        (row.WantsAlerts, NotificationKind.Alert), (row.WantsBudgets, NotificationKind.Budget), (row.WantsWatchdog, NotificationKind.Watchdog),
    }.Where(k => k.Item1).Select(k => SeverityWords.Of(k.Item2)));

    public static (string State, string Icon, string Text) Badge(WebhookEndpointRow row) => row switch
    {
        { IsOn: false } => ("idle", "stop", "Off"),
        { FailingSince: not null } => ("poor", "poor", "Fails"),
        { LastSuccessAt: null } => ("none", "none", "No news"),
        _ => ("good", "good", "Works"),
    };

    public static (string State, string Icon, string Text) Badge(WebhookDeliveryRow row) => row switch
    {
        { DeliveredAt: not null } => ("good", "check", "Delivered"),
        { ParkedAt: not null } => ("poor", "poor", "Dead letter"),
        { Attempts: 0 } => ("info", "clock", "Waiting"),
        _ => ("fair", "fair", "Tried again"),
    };

    /// <summary>What is known of a call, in a sentence.</summary>
    public static string Says(WebhookDeliveryRow row) => row switch
    {
        { DeliveredAt: { } at } => $"Answered {Show.Count(row.LastStatus)} at {Show.Instant(at)}",
        { ParkedAt: not null } => row.LastError ?? "Given up",
        { LastError: { } error, NextAttemptAt: { } next } => $"{error} Next try {Show.Instant(next)}.",
        _ => "Not tried yet",
    };

    public static string AtLeast(WebhookEndpointRow row) => WireName.Of(row.LeastSeverity) == "info" ? "everything" : $"{SeverityWords.Of(row.LeastSeverity).ToLowerInvariant()} and above";
}
