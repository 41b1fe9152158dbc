using System.Net;
using System.Text.RegularExpressions;

namespace StreamOps.Components.Mail;

/// <summary>
/// The plain text of a mail, read off its HTML, so that the two cannot say different things. Knows the tags of our own mails; what others wrote is
/// encoded there and becomes text last, when no tag is looked for any more.
/// </summary>
public static partial class MailText
{
    public static string Of(string html)
    {
        var body = Gap().Replace(Body().Match(html).Groups[1].Value, " ");
        var linked = Link().Replace(Glued().Replace(body, "</a> "), "$2: $1");
        var broken = Row().Replace(Paragraph().Replace(linked, "\n\n"), "\n");
        var lines = Tag().Replace(Cell().Replace(broken, "  "), "").Split('\n').Select(l => WebUtility.HtmlDecode(l).Trim());
        return Blank().Replace(string.Join('\n', lines), "\n\n").Trim() + "\n";
    }

    [GeneratedRegex("<body>(.*)</body>", RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gap();

    [GeneratedRegex("""<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>""")]
    private static partial Regex Link();

    /// <summary>A link that what comes next would lengthen.</summary>
    [GeneratedRegex("</a>(?! |</)")]
    private static partial Regex Glued();

    [GeneratedRegex("</h1>|</h2>|</p>|</table>")]
    private static partial Regex Paragraph();

    [GeneratedRegex("</tr>")]
    private static partial Regex Row();

    [GeneratedRegex("</t[dh]>(?= ?<t[dh])")]
    private static partial Regex Cell();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\n{3,}")]
    private static partial Regex Blank();
}
