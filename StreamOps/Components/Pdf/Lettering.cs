namespace StreamOps.Components.Pdf;

/// <summary>How a text looks.</summary>
/// <param name="Size">Points.</param>
/// <param name="Leading">Points from line to line.</param>
internal sealed record Lettering(Face Face, float Size, float Leading, uint Rgb)
{
    public static readonly Lettering Title = new(Face.SemiBold, 25, 30, Palette.Ink);
    public static readonly Lettering Amount = new(Face.SemiBold, 25, 30, Palette.Ink);
    public static readonly Lettering Heading = new(Face.SemiBold, 13, 17, Palette.Ink);
    public static readonly Lettering Body = new(Face.Regular, 8.5f, 12, Palette.Ink);
    public static readonly Lettering Strong = Body with { Face = Face.SemiBold };
    public static readonly Lettering Muted = Body with { Rgb = Palette.Muted };
    public static readonly Lettering Small = new(Face.Regular, 7.5f, 10.5f, Palette.Muted);
    public static readonly Lettering SmallStrong = Small with { Face = Face.SemiBold };

    /// <summary>From the top of a line to what its letters stand on.</summary>
    public float Baseline => (Leading / 2) + (Size * 0.365f);

    public float Width(string text)
    {
        var sum = 0f;
        foreach (var character in text)
        {
            sum += Face.Advance(character);
        }

        return sum * Size;
    }

    /// <summary>How many characters from the start of the text are no wider than this; at least one.</summary>
    public int Fitting(string text, float width)
    {
        var sum = 0f;
        for (var i = 0; i < text.Length; i++)
        {
            sum += Face.Advance(text[i]);
            if (sum * Size > width)
            {
                return Math.Max(1, i);
            }
        }

        return text.Length;
    }
}
