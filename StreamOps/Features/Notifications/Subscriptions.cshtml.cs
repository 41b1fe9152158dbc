using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Notifications;

/// <summary>What one is told by mail, from which severity on, and when not.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class SubscriptionsModel(StreamOpsDb db, SubscriptionStore store, TestMail test) : PageModel
{
    [BindProperty]
    public SubscriptionForm Form { get; set; } = new();

    public string Email => User.Identity?.Name ?? "";

    /// <summary>In which the quiet hours are.</summary>
    public string Zone => Reader.Current.Zone.Id;

    /// <summary>What came of what was asked for, once.</summary>
    [TempData]
    public string? Outcome { get; set; }

    /// <summary>good or poor.</summary>
    [TempData]
    public string? OutcomeState { get; set; }

    private Guid Me => Guid.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var me = await db.Users.AsNoTracking().SingleAsync(u => u.Id == Me, cancel);
        Form = SubscriptionForm.Of(await store.OfAsync(Me, cancel), me.QuietFrom, me.QuietTo);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Read(ModelState) is not var (wishes, quiet))
        {
            return Page();
        }

        await store.SaveAsync(Me, wishes, quiet, cancel);
        return Done("good", "What you are told is saved.");
    }

    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancel)
    {
        var (good, says) = await test.SendAsync(Me, cancel);
        return Done(good ? "good" : "poor", says);
    }

    private RedirectResult Done(string state, string says)
    {
        (OutcomeState, Outcome) = (state, says);
        return Redirect("/account/notifications");
    }
}
