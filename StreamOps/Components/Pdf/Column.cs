namespace StreamOps.Components.Pdf;

/// <summary>A column of a table.</summary>
/// <param name="IsFigure">Set from the right, as wide as its widest figure and never cut.</param>
/// <param name="Weight">Share of a column of text in the width that figures leave.</param>
internal sealed record Column(string Head, bool IsFigure, float Weight)
{
    public static Column Text(string head, float weight = 1) => new(head, false, weight);

    public static Column Figure(string head) => new(head, true, 0);
}

/// <param name="Text">Anything; it is cleaned when it is laid out.</param>
/// <param name="Link">The page behind it.</param>
internal sealed record Cell(string Text, Uri? Link = null)
{
    public static implicit operator Cell(string text) => new(text);
}

/// <param name="Note">A line below the row, over the whole width.</param>
internal sealed record Row(IReadOnlyList<Cell> Cells, string? Note = null);
