using System.Globalization;
using System.Net.Mime;
using System.Text;

namespace StreamOps.Vendors.Outgoing;

/// <summary>A call to make.</summary>
/// <param name="Id">The same on every try.</param>
/// <param name="Secrets">All that sign: while one is rotated, two.</param>
/// <param name="Body">JSON.</param>
public sealed record WebhookCall(string Url, string Id, IReadOnlyList<string> Secrets, string Body);

/// <summary>Makes signed calls.</summary>
public sealed class WebhookSender(OutgoingHttp http, AddressPolicy policy, TimeProvider clock)
{
    public async Task<OutgoingAnswer> SendAsync(WebhookCall call, CancellationToken cancel)
    {
        if (!OutgoingAddress.TryParse(call.Url, policy.MayBePlain, out var url))
        {
            return new OutgoingAnswer(null, "The address is none that may be called.");
        }

        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(call.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), MediaTypeNames.Application.Json),
        };
        request.Headers.Add("webhook-id", call.Id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", string.Join(' ', call.Secrets.Select(s => WebhookSignature.Of(s, call.Id, timestamp, call.Body))));
        return await http.SendAsync(request, cancel);
    }
}
