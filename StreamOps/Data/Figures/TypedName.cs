namespace StreamOps.Data.Figures;

/// <summary>What somebody has typed to name something: as it is, and in capitals, because SQLite knows the capitals of ASCII alone.</summary>
internal readonly record struct TypedName(string Text, string Capitals)
{
    public bool IsEmpty => Text.Length == 0;

    /// <summary>Without the character that PostgreSQL refuses in any text.</summary>
    public static TypedName Of(string? search)
    {
        var text = search?.Trim().Replace("\0", "", StringComparison.Ordinal) ?? "";
        return new TypedName(text, text.ToUpperInvariant());
    }
}
