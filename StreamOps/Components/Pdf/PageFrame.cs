namespace StreamOps.Components.Pdf;

/// <summary>What every page says in its margins: which statement this is, which part of it, and which page of how many.</summary>
/// <param name="Name">Of the statement.</param>
/// <param name="Proof">What tells this version from others.</param>
/// <param name="Pages">How many there are; 0 while they are counted.</param>
internal sealed record PageFrame(string Name, string Proof, int Pages)
{
    private const float HeadTop = 34;
    private const float FootGap = 20;

    public void Draw(Pen pen, Sheet sheet, int page, string part)
    {
        if (page > 1)
        {
            pen.Text(Name, Sheet.Left, HeadTop, Lettering.Small);
            pen.TextUpTo(part, sheet.Right, HeadTop, Lettering.Small);
        }

        var top = sheet.Bottom + FootGap;
        pen.Rule(Sheet.Left, sheet.Right, top - 6, 0.5f, Palette.Hairline);
        pen.Text(Proof, Sheet.Left, top, Lettering.Small);
        pen.TextUpTo($"Page {Show.Count(page)} of {Show.Count(Pages)}", sheet.Right, top, Lettering.Small);
    }
}
