using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Figures;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Streams;

/// <summary>Takes the notes that are written beside a stream, and shows one again that cannot be taken.</summary>
[Authorize(Policy = Policies.Notes)]
[RefuseBadQuery]
public sealed class NotesModel(StreamReads streams, StreamNotes notes, IAntiforgery antiforgery) : PageModel
{
    public StreamFigures Stream { get; private set; } = null!;

    public NoteDesk Desk { get; private set; } = null!;

    private string Back => $"/streams/{Stream.Stream.Id}#timeline";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel) =>
        await FindAsync(id, cancel) ? Again(NoteDraft.For(Stream)) : NotFound();

    public async Task<IActionResult> OnPostAsync(long id, string? text, string? at, Guid formId, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        var (draft, note) = new NoteDraft(text ?? "", at ?? "", formId == Guid.Empty ? Guid.NewGuid() : formId).Check(Stream.Span);
        if (note is not null && await notes.IsFullAsync(id, cancel))
        {
            (draft, note) = (draft with { TextError = $"A stream holds {StreamNotes.MostOfStream} notes. Delete one first." }, null);
        }

        if (note is null)
        {
            return Again(draft);
        }

        await notes.AddAsync(id, note, Guid.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!), AuditTrail.ActorOf(User), cancel);
        return Redirect(Back);
    }

    public async Task<IActionResult> OnPostDeleteAsync(long id, long note, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        await notes.DeleteAsync(id, note, AuditTrail.ActorOf(User), cancel);
        return Redirect(Back);
    }

    private async Task<bool> FindAsync(long id, CancellationToken cancel)
    {
        if (await streams.OneAsync(User.ChannelScope(), id, cancel) is not { } stream)
        {
            return false;
        }

        Stream = stream;
        return true;
    }

    private PageResult Again(NoteDraft draft)
    {
        Desk = new NoteDesk(draft, antiforgery.GetAndStoreTokens(HttpContext).RequestToken!);
        return Page();
    }
}
