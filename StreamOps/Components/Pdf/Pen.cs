using SkiaSharp;

namespace StreamOps.Components.Pdf;

/// <summary>
/// The one place that draws. Whatever lays out hands it texts, lines and boxes by their place on the sheet, so another library could take Skia's.
/// </summary>
/// <param name="document">Null: nothing is drawn, the layout is only counted.</param>
internal sealed class Pen(SKDocument? document, Sheet sheet) : IDisposable
{
    private readonly Dictionary<(Face, float), SKFont> fonts = [];
    private readonly SKPaint paint = new() { IsAntialias = true };
    private SKCanvas? canvas;

    public void BeginPage() => canvas = document?.BeginPage(sheet.Width, sheet.Height);

    /// <summary>The page goes out to the stream and out of memory.</summary>
    public void EndPage()
    {
        document?.EndPage();
        canvas = null;
    }

    /// <param name="top">Of the line.</param>
    public void Text(string text, float left, float top, Lettering lettering)
    {
        if (canvas is not null && text.Length > 0)
        {
            canvas.DrawText(text, left, top + lettering.Baseline, SKTextAlign.Left, Font(lettering), Paint(lettering.Rgb));
        }
    }

    public void TextUpTo(string text, float right, float top, Lettering lettering) => Text(text, right - lettering.Width(text), top, lettering);

    public void Rule(float left, float right, float y, float weight, uint rgb) => Box(left, y - (weight / 2), right - left, weight, rgb);

    public void Box(float left, float top, float width, float height, uint rgb) =>
        canvas?.DrawRect(left, top, width, height, Paint(rgb));

    public void Link(float left, float top, float width, float height, Uri to) =>
        canvas?.DrawUrlAnnotation(SKRect.Create(left, top, width, height), to.AbsoluteUri);

    /// <summary>A link within the document.</summary>
    public void Jump(float left, float top, float width, float height, string mark) =>
        canvas?.DrawLinkDestinationAnnotation(SKRect.Create(left, top, width, height), mark);

    /// <summary>Where a jump or a bookmark of this name leads.</summary>
    public void Mark(string mark, float top) => canvas?.DrawNamedDestinationAnnotation(new SKPoint(0, top), mark);

    public void Dispose()
    {
        foreach (var font in fonts.Values)
        {
            font.Dispose();
        }

        paint.Dispose();
    }

    private SKFont Font(Lettering lettering) =>
        fonts.TryGetValue((lettering.Face, lettering.Size), out var font)
            ? font
            : fonts[(lettering.Face, lettering.Size)] = lettering.Face.Font(lettering.Size);

    private SKPaint Paint(uint rgb)
    {
        paint.Color = new SKColor(0xFF000000 | rgb);
        return paint;
    }
}
