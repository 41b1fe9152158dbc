using System.Globalization;
using StreamOps.Components;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Notifications;

/// <summary>A rendered mail of one or several notifications.</summary>
/// <param name="UnsubscribeUrl">Null where the reader is told as the owner of an incident.</param>
public sealed record WrittenDigest(string Subject, RenderedMail Body, string? UnsubscribeUrl);

/// <summary>Puts what one person is told at one time into a mail.</summary>
public sealed class Digest(MailRenderer renderer, PublicAddress address, UnsubscribeLinks links)
{
    /// <summary>More than anybody reads in one mail.</summary>
    private const int MostShown = 30;

    private const int LongestHeadline = 160;

    /// <summary>Never within a transaction, because it makes a signed link.</summary>
    public async Task<WrittenDigest> WriteAsync(Guid user, IReadOnlyList<NotificationRow> notifications, bool isOwner)
    {
        var sorted = notifications.OrderByDescending(n => n.Severity).ThenBy(n => n.Id).ToList();
        var unsubscribe = isOwner ? null : links.Of(user, sorted.Select(n => n.Kind)).AbsoluteUri;
        var subject = Subject(sorted);
        var body = await renderer.RenderAsync<DigestMail>(new Dictionary<string, object?>
        {
            [nameof(DigestMail.Items)] = sorted.Take(MostShown).ToList(),
            [nameof(DigestMail.Title)] = subject,
            [nameof(DigestMail.Base)] = address.Base.AbsoluteUri.TrimEnd('/'),
            [nameof(DigestMail.Omitted)] = Math.Max(0, sorted.Count - MostShown),
            [nameof(DigestMail.IsOwner)] = isOwner,
            [nameof(DigestMail.Unsubscribe)] = unsubscribe,
        });
        return new WrittenDigest(subject, body, unsubscribe);
    }

    /// <summary>Says the gravest, and how many more there are.</summary>
    private static string Subject(List<NotificationRow> sorted)
    {
        var first = $"{SeverityWords.Of(sorted[0].Severity)}: {OneLine.Of(sorted[0].Headline, LongestHeadline)}";
        var grave = sorted.Count(n => n.Severity == Severity.Critical);
        return sorted.Count == 1 ? first
            : string.Create(CultureInfo.InvariantCulture, $"{first} (and {sorted.Count - 1} more{(grave > 1 ? $", {grave} critical" : "")})");
    }
}
