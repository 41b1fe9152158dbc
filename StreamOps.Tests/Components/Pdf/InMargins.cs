namespace StreamOps.Tests.Components.Pdf;

/// <summary>Looks for ink where there must be none.</summary>
internal static class InMargins
{
    private const double Side = 54;
    private const double Edge = 30;

    /// <summary>A letter may hang over by its own curve.</summary>
    private const double Curve = 1;

    public static void Check(Printed printed) => Assert.All(printed.Pages, page => Assert.All(page.Letters, letter =>
    {
        Assert.InRange(letter.StartBaseLine.X, Side - Curve, page.Width - Side + Curve);
        Assert.InRange(letter.EndBaseLine.X, Side - Curve, page.Width - Side + Curve);
        Assert.InRange(letter.StartBaseLine.Y, Edge, page.Height - Edge);
    }));
}
