using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using StreamOps.Data;
using StreamOps.Data.Reports;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>Hands out one kept file to whoever has the signed link of a mail, as long as the delivery says that it opens, and writes down that it was taken.</summary>
[AllowAnonymous]
public sealed class DeliveredModel(StreamOpsDb db, DeliveryLinks links, ReportFiles files, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string name, [FromQuery] string? token, CancellationToken cancel)
    {
        Response.Headers[HeaderNames.CacheControl] = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (links.FileOf(token) is not { } link || link.Name != name || await FindAsync(link.Delivery, link.Round, name, cancel) is not var (file, reader))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        if (HttpMethods.IsGet(Request.Method))
        {
            await files.NoteAsync(file.VersionId, file.Name, $"{reader} (by link)", cancel);
        }

        await files.HandOut(file, []).ExecuteAsync(HttpContext);
        return new EmptyResult();
    }

    private async Task<(ReportFileRow File, string Reader)?> FindAsync(long id, int round, string name, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var found = await db.ReportDeliveries
            .Where(d => d.Id == id && d.Round == round && d.LinksUntil > now)
            .Join(db.ReportFiles.Where(f => f.Name == name), d => d.VersionId, f => f.VersionId, (d, file) => new { file, d.Mail!.Recipient })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel);
        return found is null ? null : (found.file, found.Recipient);
    }
}
