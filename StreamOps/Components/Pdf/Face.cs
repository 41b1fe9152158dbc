using System.Collections.Frozen;
using SkiaSharp;

namespace StreamOps.Components.Pdf;

/// <summary>
/// One of the two fonts that every statement embeds: Inter, cut down to Latin, Greek and Cyrillic, its figures of one width
/// (scripts/subset-fonts.py). One typeface object each for the whole process: a PDF embeds each object that it meets anew.
/// </summary>
internal sealed class Face
{
    /// <summary>Stands for every character that the fonts lack, so that a lost one is seen.</summary>
    public const char Replacement = '\uFFFD';

    private const float Scale = 1000;

    private readonly FrozenDictionary<char, float> advances;

    private Face(string file)
    {
        using var stream = typeof(Face).Assembly.GetManifestResourceStream(typeof(Face), "Fonts." + file);
        Typeface = SKTypeface.FromStream(stream);
        using var font = Font(Scale);
        advances = Enumerable.Range(' ', char.MaxValue - ' ')
            .Where(c => !char.IsSurrogate((char)c) && font.GetGlyph(c) != 0)
            .ToFrozenDictionary(c => (char)c, c => font.MeasureText(((char)c).ToString()) / Scale);
    }

    public static Face Regular { get; } = new("Inter-Regular.ttf");

    public static Face SemiBold { get; } = new("Inter-SemiBold.ttf");

    public SKTypeface Typeface { get; }

    /// <summary>Unhinted, so that a text is as wide on paper as it was measured.</summary>
    public SKFont Font(float size) => new(Typeface, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };

    public bool Has(char character) => advances.ContainsKey(character);

    /// <summary>In sizes of the font. A character that the font lacks has none: <see cref="PrintText"/> leaves none of these.</summary>
    public float Advance(char character) => advances.GetValueOrDefault(character);
}
