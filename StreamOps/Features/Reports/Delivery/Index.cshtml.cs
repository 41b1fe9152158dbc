using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Reports;
using StreamOps.Features.Shared;
using StreamOps.Platform;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;
using StreamOps.Vendors.Mail;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>Who is mailed the month, and what became of it.</summary>
[Authorize(Policy = Policies.Delivery)]
[RefuseBadQuery]
public sealed class IndexModel(RecipientStore recipients, DeliveryLog log, IEnumerable<IReportForm> forms, BillingOptions billing, MailSender sender, TimeProvider clock) : PageModel, IPagedList
{
    [BindProperty]
    public RecipientForm Form { get; set; } = new();

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, Paging.LastPage, ErrorMessage = "Pages are numbered from 1.")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<ReportRecipientRow> Recipients { get; private set; } = [];

    public IReadOnlyDictionary<long, DeliveryLine> Last { get; private set; } = new Dictionary<long, DeliveryLine>();

    public IReadOnlyList<DeliveryLine> Log { get; private set; } = [];

    public int Total { get; private set; }

    public IReadOnlyList<IReportForm> Forms { get; } = [.. forms];

    public bool IsMailOn => sender.IsOn;

    public DateTimeOffset Now => clock.GetUtcNow();

    [TempData]
    public string? Outcome { get; set; }

    public (int Total, int PageSize) Rows => (Total, DeliveryLog.PageSize);

    public Task OnGetAsync(CancellationToken cancel)
    {
        Form = RecipientForm.New(billing.Calendar.Zone.Id);
        return LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Check(ModelState, Forms))
        {
            if (await recipients.AddAsync(Form, AuditTrail.ActorOf(User), cancel) is not { } refusal)
            {
                Outcome = $"{Form.Email!.Trim()} is on the list.";
                return Redirect(DeliveryPaths.Index);
            }

            ModelState.AddModelError("Form.Email", refusal);
        }

        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        (Recipients, Last) = (await recipients.AllAsync(cancel), await log.LastAsync(cancel));
        (Log, Total) = await log.PageAsync(null, PageNumber, cancel);
    }
}
