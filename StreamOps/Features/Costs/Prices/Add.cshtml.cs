using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Prices;

/// <summary>Adds a price. One that is dated back says first how many streams it prices anew, one that charges for something twice what is charged for already.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class AddModel(AddPrice add, PriceQueries prices, BillingCalendar calendar, TimeProvider clock) : PageModel
{
    /// <summary>A link may fill it in, with what an invoice says.</summary>
    [BindProperty(SupportsGet = true)]
    public PriceForm Form { get; set; } = new();

    /// <summary>Streams that the price would price anew; 0 as long as nobody need be asked.</summary>
    public int Touched { get; private set; }

    /// <summary>Closed months that the price reaches into; empty as long as nobody need be asked.</summary>
    public IReadOnlyList<BillingMonth> Closed { get; private set; } = [];

    /// <summary>What the line already charges for that the new price would charge for again; empty as long as nobody need be asked.</summary>
    public IReadOnlyList<PriceBasis> Beside { get; private set; } = [];

    public DateOnly Today => calendar.DayOf(clock.GetUtcNow());

    /// <summary>Nobody has confirmed yet what a link says.</summary>
    public void OnGet()
    {
        Form.ValidFrom ??= Today.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (Form.ConfirmedFrom, Form.ConfirmedLine) = (null, null);
    }

    /// <summary>What was confirmed was confirmed in the form: its address still has what a link has filled in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        (Form.ConfirmedFrom, Form.ConfirmedLine) = (Request.Form["Form.ConfirmedFrom"], Request.Form["Form.ConfirmedLine"]);
        if (Form.Read(ModelState) is not { } price)
        {
            return Page();
        }

        Touched = Form.IsDayConfirmed ? 0 : await prices.TouchedAsync(price.ValidFrom, cancel);
        Closed = Form.IsDayConfirmed ? [] : await prices.ClosedSinceAsync(price.ValidFrom, cancel);
        Beside = Form.IsLineConfirmed ? [] : await prices.ChargedTwiceAsync(price, cancel);
        return Touched == 0 && Closed.Count == 0 && Beside.Count == 0 ? await SaveAsync(price, cancel) : Page();
    }

    private async Task<IActionResult> SaveAsync(Price price, CancellationToken cancel)
    {
        var added = await add.RunAsync(price, AuditTrail.ActorOf(User), cancel);
        if (added.Refused is { } reason)
        {
            ModelState.AddModelError($"{nameof(Form)}.{added.Field}", reason);
            return Page();
        }

        return RedirectToPage("Index", new { added = added.Id });
    }
}
