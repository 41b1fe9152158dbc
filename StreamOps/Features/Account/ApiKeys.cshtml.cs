using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Account;

/// <summary>The keys of machines.</summary>
[Authorize(Policy = Policies.Admin)]
[RefuseBadQuery]
public sealed class ApiKeysModel(AccountQueries queries, StreamOpsDb db, ApiKeys keys) : PageModel, IPagedList
{
    private const int NameLimit = 200;

    public Listing<ApiKeyRow> Keys { get; private set; } = new([], 1, 0);

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, Paging.LastPage, ErrorMessage = "Pages are numbered from 1.")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Shown in the answer to the request that made it, and nowhere else.</summary>
    public string? NewKey { get; private set; }

    /// <summary>What was typed into the form, kept where it is refused.</summary>
    public string? Name { get; private set; }

    /// <summary>What was ticked, likewise.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    [TempData]
    public string? Notice { get; set; }

    public (int Total, int PageSize) Rows => (Keys.Total, Listing<ApiKeyRow>.PageSize);

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task OnPostCreateAsync(string? name, string[] scopes, CancellationToken cancel)
    {
        (Name, Scopes) = (name?.Trim(), scopes);
        if (Name is not { Length: > 0 and <= NameLimit })
        {
            ModelState.AddModelError("name", $"Say what the key is for, in at most {NameLimit} characters.");
        }

        if (scopes.Length == 0 || scopes.Except(KeyScopes.All).Any())
        {
            ModelState.AddModelError("scopes", "Choose at least one scope.");
        }

        if (ModelState.IsValid)
        {
            NewKey = await keys.CreateAsync(db, Name!, scopes, AuditTrail.ActorOf(User), cancel);
            (Name, Scopes) = (null, []);
        }

        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostRevokeAsync(long id, CancellationToken cancel)
    {
        Notice = await keys.RevokeAsync(db, id, AuditTrail.ActorOf(User), cancel)
            ? "The key is revoked. It stops working within a minute on every server."
            : "That key was revoked before.";
        return Redirect("/account/api-keys");
    }

    private async Task LoadAsync(CancellationToken cancel) => Keys = await queries.KeysAsync(PageNumber, cancel);
}
