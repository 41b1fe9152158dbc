using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;
using StreamOps.Vendors.Mail;

namespace StreamOps.Features.Account;

/// <summary>What was typed into the form of an invitation.</summary>
public sealed record TypedInvitation(string Email = "", string DisplayName = "", string Role = "");

/// <summary>Everybody who has an account.</summary>
[Authorize(Policy = Policies.Admin)]
[RefuseBadQuery]
public sealed class UsersModel(AccountQueries queries, UserAdministration users, IOptionsMonitor<SmtpOptions> smtp) : PageModel, IPagedList
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>One of <see cref="States"/>; null: all.</summary>
    [BindProperty(SupportsGet = true), AllowedValues(null, "active", "invited", "disabled", ErrorMessage = "Choose active, invited or disabled.")]
    public string? State { get; set; }

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, Paging.LastPage, ErrorMessage = "Pages are numbered from 1.")]
    public int PageNumber { get; set; } = 1;

    public Listing<UserLine> List { get; private set; } = new([], 1, 0);

    /// <summary>Shown in the answer to the request that made it, and nowhere else.</summary>
    public Uri? Link { get; private set; }

    /// <summary>Kept where it is refused.</summary>
    public TypedInvitation Typed { get; private set; } = new();

    [TempData]
    public string? Notice { get; set; }

    private string Actor => AuditTrail.ActorOf(User);

    /// <summary>What the list can be narrowed to, and how it is called.</summary>
    public static IReadOnlyList<(string Value, string Label)> States { get; } = [("active", "Active"), ("invited", "Invited"), ("disabled", "Disabled")];

    public IReadOnlyDictionary<string, string> Keep => new[] { ("search", Search), ("state", State) }
        .Where(p => !string.IsNullOrWhiteSpace(p.Item2))
        .ToDictionary(p => p.Item1, p => p.Item2!);

    public (int Total, int PageSize) Rows => (List.Total, Listing<UserLine>.PageSize);

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostInviteAsync(
        [Required(ErrorMessage = "Enter an e-mail address.")] string? email,
        [StringLength(200, ErrorMessage = "Write at most 200 characters.")] string? displayName,
        string? role,
        CancellationToken cancel)
    {
        Typed = new TypedInvitation(email?.Trim() ?? "", displayName?.Trim() ?? "", role ?? "");
        if (email is not null && !Accounts.IsAddress(Typed.Email))
        {
            ModelState.AddModelError(nameof(email), "That is no e-mail address. Write one such as ana@example.com.");
        }

        if (!Roles.All.Contains(Typed.Role))
        {
            ModelState.AddModelError(nameof(role), "Choose a role.");
        }

        if (ModelState.IsValid && await users.InviteAsync(Typed.Email, Typed.DisplayName, Typed.Role, Actor, cancel) is { } refusal)
        {
            ModelState.AddModelError(nameof(email), refusal);
        }

        return ModelState.IsValid ? Done($"Invited {Typed.Email}. {Outbox("The mail")}") : await AgainAsync(cancel);
    }

    public async Task<IActionResult> OnPostRoleAsync(Guid id, string? role, CancellationToken cancel) => await AfterAsync(
        Roles.All.Contains(role) ? await users.ChangeRoleAsync(id, role!, Actor, cancel) : "Choose a role.", "The role is changed. The person signs in again.", cancel);

    public async Task<IActionResult> OnPostDisableAsync(Guid id, CancellationToken cancel) =>
        await AfterAsync(await users.DisableAsync(id, Actor, cancel), "The account is disabled. Its sessions end within a minute.", cancel);

    public async Task<IActionResult> OnPostEnableAsync(Guid id, CancellationToken cancel) =>
        await AfterAsync(await users.EnableAsync(id, Actor, cancel), "The account is enabled.", cancel);

    public async Task<IActionResult> OnPostResendAsync(Guid id, CancellationToken cancel) =>
        await AfterAsync(await users.ResendAsync(id, Actor, cancel), $"{Outbox("A mail with a fresh link")} Older links no longer work.", cancel);

    public async Task<IActionResult> OnPostLinkAsync(Guid id, CancellationToken cancel)
    {
        Link = await users.LinkAsync(id, Actor, cancel);
        return Link is null ? NotFound() : await AgainAsync(cancel);
    }

    private string Outbox(string mail) => smtp.CurrentValue.IsOn
        ? $"{mail} is in the outbox."
        : $"{mail} waits, since no mail leaves while Smtp:Host is not set. Show link makes one to hand over.";

    private async Task<IActionResult> AfterAsync(string? refusal, string notice, CancellationToken cancel)
    {
        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal);
            return await AgainAsync(cancel);
        }

        return Done(notice);
    }

    private RedirectResult Done(string notice)
    {
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
