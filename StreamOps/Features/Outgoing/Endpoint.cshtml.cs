using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Notifications;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;
using StreamOps.Vendors.Outgoing;

namespace StreamOps.Features.Outgoing;

/// <summary>One endpoint: its settings, secret, test and log.</summary>
[Authorize(Policy = Policies.Admin)]
[RefuseBadQuery]
public sealed class EndpointModel(EndpointStore store, AddressPolicy policy) : PageModel, IPagedList
{
    [BindProperty]
    public EndpointForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, Paging.LastPage, ErrorMessage = "Pages are numbered from 1.")]
    public int PageNumber { get; set; } = 1;

    public WebhookEndpointRow Row { get; private set; } = null!;

    public IReadOnlyList<WebhookDeliveryRow> Log { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>Shown in the answer to the request that made it, and nowhere else.</summary>
    public string? NewSecret { get; private set; }

    /// <summary>What came of what was asked for, once.</summary>
    [TempData]
    public string? Outcome { get; set; }

    /// <summary>good or poor.</summary>
    [TempData]
    public string? OutcomeState { get; set; }

    public (int Total, int PageSize) Rows => (Total, EndpointStore.PageSize);

    private string Actor => AuditTrail.ActorOf(User);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => WithAsync(
        row =>
        {
            Form = EndpointForm.Of(row);
            return ShowAsync(cancel);
        },
        cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => WithAsync(
        async row =>
        {
            if (!Form.Check(ModelState, policy.MayBePlain))
            {
                return await ShowAsync(cancel);
            }

            await store.ChangeAsync(row, Form, Actor, cancel);
            return Done("good", "The endpoint is saved.");
        },
        cancel);

    public Task<IActionResult> OnPostRotateAsync(CancellationToken cancel) => WithAsync(
        async row =>
        {
            NewSecret = await store.RotateAsync(row, Actor, cancel);
            ModelState.Clear();
            Form = EndpointForm.Of(row);
            return await ShowAsync(cancel);
        },
        cancel);

    public Task<IActionResult> OnPostTestAsync(CancellationToken cancel) => WithAsync(
        async row =>
        {
            var answer = await store.TestAsync(row, Actor, cancel);
            var said = answer.Words.Length > 0 ? $": {answer.Words}" : ".";
            return answer.IsGood
                ? Done("good", $"The endpoint took the test with {answer.Status}{said}")
                : Done("poor", answer.Status is { } status ? $"The endpoint answered {status}{said}" : answer.Words);
        },
        cancel);

    public Task<IActionResult> OnPostDeleteAsync(CancellationToken cancel) => WithAsync(
        async row =>
        {
            await store.DeleteAsync(row, Actor, cancel);
            TempData[nameof(EndpointsModel.Outcome)] = "The endpoint is deleted, with its log.";
            return Redirect("/system/endpoints");
        },
        cancel);

    private async Task<IActionResult> WithAsync(Func<WebhookEndpointRow, Task<IActionResult>> act, CancellationToken cancel)
    {
        if (await store.FindAsync(Id, cancel) is not { } row)
        {
            return NotFound();
        }

        Row = row;
        return await act(row);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        (Log, Total) = await store.LogAsync(Id, PageNumber, cancel);
        return Page();
    }

    private RedirectResult Done(string state, string says)
    {
        (OutcomeState, Outcome) = (state, says);
        return Redirect(FormattableString.Invariant($"/system/endpoints/{Id}"));
    }
}
