using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Access;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Account;

/// <summary>Who changed what, newest first.</summary>
[Authorize(Policy = Policies.Admin)]
[RefuseBadQuery]
public sealed class AuditModel(AccountQueries queries) : PageModel, IPagedList
{
    /// <summary>Not <c>action</c>, which routing keeps for itself.</summary>
    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Actor { get; set; }

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, Paging.LastPage, ErrorMessage = "Pages are numbered from 1.")]
    public int PageNumber { get; set; } = 1;

    public Listing<AuditEntryRow> List { get; private set; } = new([], 1, 0);

    public IReadOnlyList<string> Actions { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Keep => new[] { ("what", What), ("actor", Actor) }
        .Where(p => !string.IsNullOrWhiteSpace(p.Item2))
        .ToDictionary(p => p.Item1, p => p.Item2!);

    public (int Total, int PageSize) Rows => (List.Total, Listing<AuditEntryRow>.PageSize);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        List = await queries.AuditAsync(What, Actor, PageNumber, cancel);
        Actions = await queries.ActionsAsync(cancel);
    }
}
