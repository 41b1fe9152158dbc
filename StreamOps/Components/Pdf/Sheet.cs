namespace StreamOps.Components.Pdf;

/// <summary>A page and its margins, in points of 1/72 inch from the upper left corner; whole ones, as the engine writes no others. Nothing but the frame is printed outside of them.</summary>
internal sealed record Sheet(float Width, float Height)
{
    private const float Side = 54;
    private const float Over = 64;
    private const float Under = 66;

    public static float Left => Side;

    public static float Top => Over;

    public float Right => Width - Side;

    public float Bottom => Height - Under;

    public float TextWidth => Right - Left;

    public static Sheet Of(StatementPaper paper) => paper switch
    {
        StatementPaper.Letter => new Sheet(612, 792),
        _ => new Sheet(595, 842),
    };
}
