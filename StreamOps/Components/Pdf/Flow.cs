namespace StreamOps.Components.Pdf;

/// <summary>Fills page after page from the top.</summary>
/// <param name="plan">Where an earlier pass over the same blocks found the parts; empty in that pass.</param>
internal sealed class Flow(Pen pen, Sheet sheet, PageFrame frame, IReadOnlyDictionary<string, int> plan)
{
    private readonly Dictionary<string, int> marks = [];
    private string part = "";
    private string partOfPage = "";

    public Pen Pen => pen;

    public Sheet Sheet => sheet;

    /// <summary>Where the next thing goes.</summary>
    public float Top { get; private set; }

    /// <summary>Pages begun so far.</summary>
    public int Page { get; private set; }

    /// <summary>Draws what every further page repeats, such as the head of a table.</summary>
    public Action? Repeat { get; set; }

    /// <summary>The page on which each mark was set.</summary>
    public IReadOnlyDictionary<string, int> Marks => marks;

    private bool IsFresh => Top <= Sheet.Top;

    public void Begin()
    {
        Page++;
        Top = Sheet.Top;
        partOfPage = part;
        pen.BeginPage();
    }

    public void End()
    {
        frame.Draw(pen, sheet, Page, partOfPage);
        pen.EndPage();
    }

    /// <summary>Begins a new page unless this much is left of the present one. What is higher than a page begins on a new one and is cut.</summary>
    /// <returns>Whether it did.</returns>
    public bool Need(float height)
    {
        if (IsFresh || Top + height <= sheet.Bottom)
        {
            return false;
        }

        End();
        Begin();
        Repeat?.Invoke();
        return true;
    }

    public void Move(float height) => Top += height;

    /// <summary>Space before something; none at the head of a page.</summary>
    public void Space(float height) => Top += IsFresh ? 0 : height;

    /// <summary>A part of the statement begins here. The head of a page names the part at its top.</summary>
    public void Mark(string mark, string title)
    {
        part = title;
        partOfPage = IsFresh ? part : partOfPage;
        marks[mark] = Page;
        pen.Mark(mark, Top - 12);
    }

    /// <summary>Null while the pages are counted.</summary>
    public int? PageOf(string mark) => plan.TryGetValue(mark, out var page) ? page : null;
}
