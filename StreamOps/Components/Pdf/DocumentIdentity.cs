using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace StreamOps.Components.Pdf;

/// <summary>
/// A PDF/A names itself, at its head and in its trailer. Skia makes the name out of the clock; this one is made of what is printed, so that the same
/// statement stays the same bytes.
/// </summary>
internal sealed partial class DocumentIdentity
{
    private readonly Guid name;

    private DocumentIdentity(Guid name) => this.name = name;

    /// <param name="proof">Tells the content from any other.</param>
    public static DocumentIdentity Of(string proof, Sheet sheet) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{proof}\n{sheet}")).AsSpan(0, 16), bigEndian: true));

    /// <summary>Changes no length, because what follows is found by its place.</summary>
    public void PutIntoHead(HeldStream document)
    {
        document.Change(InMetadata().Replace(document.Held, $"uuid:{name:d}"));
        document.LetGo();
    }

    public void PutIntoTrailer(HeldStream document)
    {
        var hex = Convert.ToHexString(name.ToByteArray(bigEndian: true));
        document.Change(InTrailer().Replace(document.Held, $"/ID [<{hex}> <{hex}>]"));
    }

    [GeneratedRegex("uuid:[0-9A-Fa-f-]{36}")]
    private static partial Regex InMetadata();

    /// <summary>Two strings, in hexadecimal digits or in parentheses with what is special escaped.</summary>
    [GeneratedRegex(@"/ID \[((<[^>]*>|\((\\.|[^\\)])*\)) ?){2}\]", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex InTrailer();
}
