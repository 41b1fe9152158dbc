using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Account;

/// <summary>Everybody who has an account.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class UsersModel(AccountQueries queries, UserAdministration users) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>One of <see cref="States"/>; anything else: all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Listing<UserLine> List { get; private set; } = new([], 1, 0);

    /// <summary>Shown in the answer to the request that made it, and nowhere else.</summary>
    public Uri? Link { get; private set; }

    [TempData]
    public string? Notice { get; set; }

    private string Actor => AuditTrail.ActorOf(User);

    /// <summary>What the list can be narrowed to, and how it is called.</summary>
    public static IReadOnlyList<(string Value, string Label)> States { get; } = [("active", "Active"), ("invited", "Invited"), ("disabled", "Disabled")];

    public IReadOnlyDictionary<string, string> Keep => new[] { ("search", Search), ("state", State) }
        .Where(p => !string.IsNullOrWhiteSpace(p.Item2))
        .ToDictionary(p => p.Item1, p => p.Item2!);

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostInviteAsync(
        [Required(ErrorMessage = "Enter an e-mail address.")] string email, [StringLength(200)] string? displayName, string role, CancellationToken cancel)
    {
        if (ModelState.IsValid && !Accounts.IsAddress(email.Trim()))
        {
            ModelState.AddModelError(nameof(email), "That is no e-mail address.");
        }

        return !ModelState.IsValid || !IsRole(role)
            ? await AgainAsync(cancel)
            : await AfterAsync(await users.InviteAsync(email.Trim(), displayName?.Trim() ?? "", role, Actor, cancel), $"Invited {email.Trim()}. The mail is in the outbox.", cancel);
    }

    public async Task<IActionResult> OnPostRoleAsync(Guid id, string role, CancellationToken cancel) =>
        IsRole(role) ? await AfterAsync(await users.ChangeRoleAsync(id, role, Actor, cancel), "The role is changed. The person signs in again.", cancel) : await AgainAsync(cancel);

    public async Task<IActionResult> OnPostDisableAsync(Guid id, CancellationToken cancel) =>
        await AfterAsync(await users.DisableAsync(id, Actor, cancel), "The account is disabled. Its sessions end within a minute.", cancel);

    public async Task<IActionResult> OnPostEnableAsync(Guid id, CancellationToken cancel) =>
        await AfterAsync(await users.EnableAsync(id, Actor, cancel), "The account is enabled.", cancel);

    public async Task<IActionResult> OnPostResendAsync(Guid id, CancellationToken cancel) =>
        await AfterAsync(await users.ResendAsync(id, Actor, cancel), "A mail with a fresh link is in the outbox. Older links no longer work.", cancel);

    public async Task<IActionResult> OnPostLinkAsync(Guid id, CancellationToken cancel)
    {
        Link = await users.LinkAsync(id, Actor, cancel);
        return Link is null ? NotFound() : await AgainAsync(cancel);
    }

    private bool IsRole(string? role)
    {
        if (role is not null && Roles.All.Contains(role))
        {
            return true;
        }

        ModelState.AddModelError(nameof(role), "Choose a role.");
        return false;
    }

    private async Task<IActionResult> AfterAsync(string? refusal, string notice, CancellationToken cancel)
    {
        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal);
            return await AgainAsync(cancel);
        }

        Notice = notice;
        return Redirect(Components.Query.Of("/account/users", Keep));
    }

    private async Task<PageResult> AgainAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel) => List = await queries.UsersAsync(Search, State, PageNumber, cancel);
}
