namespace StreamOps.Domain.Text;

/// <summary>Text of others that must fit a column.</summary>
public static class Clipped
{
    /// <summary>At most so many characters, and no half of one: PostgreSQL does not take it.</summary>
    public static string To(this string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>The same without NUL, which PostgreSQL does not take either.</summary>
    public static string Storable(this string text, int longest) => text.To(longest).Replace('\0', '\uFFFD');
}
