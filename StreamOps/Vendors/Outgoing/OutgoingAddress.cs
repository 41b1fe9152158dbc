using System.Diagnostics.CodeAnalysis;

namespace StreamOps.Vendors.Outgoing;

/// <summary>Reads an address that somebody typed, before anything is asked of it.</summary>
public static class OutgoingAddress
{
    public const int Longest = 2000;

    /// <summary>Where it leads is judged when it is called: a name may lead elsewhere by then.</summary>
    /// <param name="mayBePlain">Whether <c>http</c> may be typed at all.</param>
    public static bool TryParse(string? text, bool mayBePlain, [NotNullWhen(true)] out Uri? url)
    {
        url = text is { Length: > 0 and <= Longest } && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && Uri.TryCreate(text, UriKind.Absolute, out var parsed)
            && (parsed.Scheme == Uri.UriSchemeHttps || (mayBePlain && parsed.Scheme == Uri.UriSchemeHttp))
            && parsed is { Host.Length: > 0, UserInfo.Length: 0, Fragment.Length: 0 }
                ? parsed
                : null;
        return url is not null;
    }
}
