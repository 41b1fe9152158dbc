using Microsoft.AspNetCore.Http.HttpResults;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>The HTML of a mail as its reader's program gets it, for a frame of the recipient's page.</summary>
internal static class MailHtml
{
    private const string Html = "text/html; charset=utf-8";

    public static void MapMailFrame(this IEndpointRouteBuilder routes) => routes
        .MapGet("/reports/delivery/{id:long}/mail", HtmlAsync)
        .RequireAuthorization(Policies.Delivery)
        .WithSecurityHeadersPolicy(SecurityHeaders.MailFrame)
        .ExcludeFromDescription();

    /// <param name="sent">A delivery whose mail is written; null: what would be sent now.</param>
    private static async Task<Results<ContentHttpResult, NotFound>> HtmlAsync(
        long id, long? sent, RecipientStore recipients, DeliveryLog log, ReportLetters letters, CancellationToken cancel)
    {
        var html = sent is { } delivery
            ? (await log.MailAsync(id, delivery, cancel))?.Html
            : await WouldBeAsync(id, recipients, log, letters, cancel);
        return html is null ? TypedResults.NotFound() : TypedResults.Content(html, Html);
    }

    private static async Task<string?> WouldBeAsync(long id, RecipientStore recipients, DeliveryLog log, ReportLetters letters, CancellationToken cancel) =>
        await recipients.FindAsync(id, cancel) is { } recipient && await log.NewestAsync(id, cancel) is { } newest
            ? (await letters.WriteAsync(recipient, newest.Id, null, cancel))?.Body.Html
            : null;
}
