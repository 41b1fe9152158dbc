using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace StreamOps.Features.Costs;

/// <summary>A list of dated rows, with word of what has just been done to it.</summary>
public abstract class DatedListPage : PageModel
{
    /// <summary>The row that the form has just added.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Added { get; set; }

    /// <summary>What came of withdrawing a row, once.</summary>
    [TempData]
    public string? Outcome { get; set; }
}
