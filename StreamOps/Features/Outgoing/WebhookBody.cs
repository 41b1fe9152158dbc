using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StreamOps.Components;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Streams;
using StreamOps.Features.Shared;

namespace StreamOps.Features.Outgoing;

/// <summary>A notification as an endpoint is told of it.</summary>
public static class WebhookBody
{
    private const int Longest = 400;
    private const int MostFacts = 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // For other programs, never for a page: what stands in it is to be read as it was written.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="link">Page that shows the cause.</param>
    public static string Of(NotificationRow notification, WebhookForm form, Uri link) => form == WebhookForm.Slack ? Slack(notification, link) : Standard(notification, link);

    /// <summary>As Standard Webhooks recommends: type, time of the cause, data.</summary>
    private static string Standard(NotificationRow notification, Uri link) => JsonSerializer.Serialize(
        new
        {
            Type = $"streamops.{WireName.Of(notification.Kind)}",
            Timestamp = Show.Iso(notification.CreatedAt),
            Data = new
            {
                notification.Id,
                Kind = WireName.Of(notification.Kind),
                Severity = WireName.Of(notification.Severity),
                notification.Topic,
                notification.Headline,
                Facts = NotificationFacts.Read(notification.Facts).Select(f => new { f.Label, f.Value }),
                Url = link.AbsoluteUri,
            },
        },
        Json);

    /// <summary>One text in Slack's own marks; names cannot make any, since the three characters that begin one are written out.</summary>
    private static string Slack(NotificationRow notification, Uri link)
    {
        var facts = NotificationFacts.Read(notification.Facts).Take(MostFacts).Select(f => $"{Plain(f.Label)}: {Plain(f.Value)}");
        string[] lines = [$"*{SeverityWords.Of(notification.Severity)}*: {Plain(notification.Headline)}", .. facts, $"<{link.AbsoluteUri}|Open in StreamOps>"];
        return JsonSerializer.Serialize(new { Text = string.Join('\n', lines) }, Json);
    }

    private static string Plain(string text) => OneLine.Of(text, Longest)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
