using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Platform.Access;
using StreamOps.Vendors.Outgoing;

namespace StreamOps.Features.Outgoing;

/// <summary>Every system that is told, and how it fares.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class EndpointsModel(EndpointStore store, AddressPolicy policy) : PageModel
{
    [BindProperty]
    public EndpointForm Form { get; set; } = new();

    public IReadOnlyList<EndpointLine> Lines { get; private set; } = [];

    /// <summary>Shown in the answer to the request that made it, and nowhere else.</summary>
    public string? NewSecret { get; private set; }

    public string? NewName { get; private set; }

    [TempData]
    public string? Outcome { get; set; }

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await store.AllAsync(cancel);

    public async Task OnPostAsync(CancellationToken cancel)
    {
        if (Form.Check(ModelState, policy.MayBePlain))
        {
            (var row, NewSecret) = await store.AddAsync(Form, AuditTrail.ActorOf(User), cancel);
            NewName = row.Name;
            ModelState.Clear();
            Form = new EndpointForm();
        }

        Lines = await store.AllAsync(cancel);
    }
}
