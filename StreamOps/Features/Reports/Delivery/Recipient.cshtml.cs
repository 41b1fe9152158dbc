using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Reports;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>One recipient: what is sent, settings, test, log.</summary>
[Authorize(Policy = Policies.Delivery)]
[RefuseBadQuery]
public sealed class RecipientModel(
    RecipientStore recipients, DeliveryLog log, DeliveryDesk desk, DeliveryBars bars, DeliveryTest test, ReportLetters letters, IEnumerable<IReportForm> forms, TimeProvider clock)
    : PageModel, IPagedList
{
    [BindProperty]
    public RecipientForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>A delivery whose mail is shown as it was written; absent: what would be sent.</summary>
    [BindProperty(SupportsGet = true, Name = "sent")]
    public long? Sent { get; set; }

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, Paging.LastPage, ErrorMessage = "Pages are numbered from 1.")]
    public int PageNumber { get; set; } = 1;

    public ReportRecipientRow Recipient { get; private set; } = null!;

    /// <summary>Why the report must not be sent to this address; null: it may be.</summary>
    public string? Barred { get; private set; }

    public SendableVersion? Newest { get; private set; }

    public MailView? Mail { get; private set; }

    public IReadOnlyList<DeliveryLine> Log { get; private set; } = [];

    public int Total { get; private set; }

    public IReadOnlyList<IReportForm> Forms { get; } = [.. forms];

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The newest month was never sent to this recipient; what was is sent again from the log.</summary>
    public bool MaySend => Newest is { Round: 0 };

    /// <summary>What came of what was asked for, once.</summary>
    [TempData]
    public string? Outcome { get; set; }

    /// <summary>good, fair or poor.</summary>
    [TempData]
    public string? OutcomeState { get; set; }

    public (int Total, int PageSize) Rows => (Total, DeliveryLog.PageSize);

    private string Actor => AuditTrail.ActorOf(User);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => WithAsync(
        () =>
        {
            Form = RecipientForm.Of(Recipient);
            return ShowAsync(cancel);
        },
        cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => WithAsync(
        async () =>
        {
            if (Form.Check(ModelState, Forms))
            {
                if (await recipients.ChangeAsync(Id, Form, Actor, cancel) is not { } refusal)
                {
                    return Done("good", "The recipient is saved.");
                }

                ModelState.AddModelError("Form.Email", refusal);
            }

            return await ShowAsync(cancel);
        },
        cancel);

    public Task<IActionResult> OnPostSendAsync(long versionId, int seen, CancellationToken cancel) => WithAsync(
        async () => await desk.SendAsync(Id, versionId, seen, Actor, cancel)
            ? Done("good", "It is under way. The log says what comes of it.")
            : Done("fair", "Nothing was sent: it is under way already, or the recipient is stopped."),
        cancel);

    public Task<IActionResult> OnPostTestAsync(CancellationToken cancel) => WithAsync(
        async () =>
        {
            if (await log.NewestAsync(Id, cancel) is not { } newest)
            {
                return Done("fair", "No month is closed yet, so there is nothing to send.");
            }

            var (good, says) = await test.SendAsync(Guid.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!), Recipient, newest.Id, cancel);
            return Done(good ? "good" : "poor", says);
        },
        cancel);

    public Task<IActionResult> OnPostStopAsync(CancellationToken cancel) => WithAsync(
        async () =>
        {
            await desk.StopAsync(Id, Actor, cancel);
            return Done("good", "Nothing more is sent to this address.");
        },
        cancel);

    public Task<IActionResult> OnPostResumeAsync(CancellationToken cancel) => WithAsync(
        async () =>
        {
            return await desk.ResumeAsync(Id, Actor, cancel) is { } why
                ? Done("poor", why)
                : Done("good", "The next month that is closed is sent to this address.");
        },
        cancel);

    public Task<IActionResult> OnPostEndLinksAsync(long delivery, CancellationToken cancel) => WithAsync(
        async () => await desk.EndLinksAsync(Id, delivery, Actor, cancel)
            ? Done("good", "The links of that mail do not open any more.")
            : Done("fair", "Those links did not open any more."),
        cancel);

    private async Task<IActionResult> WithAsync(Func<Task<IActionResult>> act, CancellationToken cancel)
    {
        if (await recipients.FindAsync(Id, cancel) is not { } recipient)
        {
            return NotFound();
        }

        Recipient = recipient;
        return await act();
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        (Barred, Newest) = (await bars.WhyAsync(Recipient.Email, cancel), await log.NewestAsync(Id, cancel));
        Mail = Sent is { } delivery ? await WrittenAsync(delivery, cancel) : await WouldBeAsync(cancel);
        (Log, Total) = await log.PageAsync(Id, PageNumber, cancel);
        return Sent is not null && Mail is null ? NotFound() : Page();
    }

    private async Task<MailView?> WrittenAsync(long delivery, CancellationToken cancel) =>
        await log.MailAsync(Id, delivery, cancel) is { } mail ? MailView.Of(Id, delivery, mail) : null;

    private async Task<MailView?> WouldBeAsync(CancellationToken cancel) =>
        Newest is not null && await letters.WriteAsync(Recipient, Newest.Id, null, cancel) is { } letter ? MailView.Of(Recipient, Newest, letter) : null;

    private RedirectResult Done(string state, string says)
    {
        (OutcomeState, Outcome) = (state, says);
        return Redirect(DeliveryPaths.Recipient(Id));
    }
}
