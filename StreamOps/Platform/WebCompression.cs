using System.Net.Mime;

namespace StreamOps.Platform;

/// <summary>
/// Pages go out compressed: a wall of 200 streams is read on a phone. Over TLS too: to guess secrets from lengths, somebody elsewhere would have to
/// ask in the person's name again and again, and the session's cookie does not go with that (SameSite); tokens of forms are masked anew in every answer.
/// Files are compressed when they are published; events and what programs read are left as they are.
/// </summary>
internal static class WebCompression
{
    public static void AddPageCompression(this IServiceCollection services) =>
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = [MediaTypeNames.Text.Html];
        });
}
