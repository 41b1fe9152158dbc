using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using StreamOps.Data.Messages;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Webhooks;

/// <summary>Takes a notice: proves its origin, stores it, answers. What it means is found out later.</summary>
public sealed class WebhookEndpoint(Inbox inbox, ILogger<WebhookEndpoint> logger)
{
    /// <summary>Bytes; the largest documented notice has a tenth of it.</summary>
    public const int LargestBody = 1 << 20;

    private static readonly EventId Refused = new(4010, "WebhookRefused");

    public async Task TakeAsync(HttpContext context, WebhookSource source)
    {
        if (await BodyAsync(context) is not { } body)
        {
            await Problems.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, "Too large", $"A notice has at most {LargestBody} bytes.");
            return;
        }

        // A header sent twice is refused: of two claims nobody can say which one is meant.
        var header = context.Request.Headers[source.Header];
        if (header.Count != 1 || !source.IsProven(body, header[0]))
        {
            logger.LogWarning(Refused, "Webhook of {Source} from {Address} refused: origin not proven", source.Name, context.Connection.RemoteIpAddress);
            await Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "Unauthorized", "The origin of this notice is not proven.");
            return;
        }

        await inbox.ReceiveAsync(source.Read(body), context.RequestAborted);
        // Agora takes only an answer with a JSON body for one.
        await Results.Json(new { }).ExecuteAsync(context);
    }

    /// <returns>Null where it is too large.</returns>
    private static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > LargestBody)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        var buffer = new ArrayBufferWriter<byte>((int)(context.Request.ContentLength ?? 4096) + 1);
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer.GetMemory(4096), context.RequestAborted)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > LargestBody)
            {
                return null;
            }
        }

        return buffer.WrittenMemory;
    }
}
