using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Alerts;
using StreamOps.Domain.Alerts;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Alerts;

/// <summary>Every rule and what it is set to.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class RulesModel(AlertRuleBook book) : PageModel
{
    /// <summary>What has just been done, once.</summary>
    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<AlertRule> Rules { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Rules = await book.AllAsync(cancel);
}
