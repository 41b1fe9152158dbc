using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Platform.Access;

namespace StreamOps.Features.SystemHealth;

/// <summary>How every part fares, and why one does not.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class IndexModel(
    MachineQueries machine, ConnectorQueries connectors, PromiseQueries promises, VendorReconciling reconciling, TimeProvider clock) : PageModel
{
    public HealthReport Health { get; private set; } = null!;

    /// <summary>What came of reconciling, once.</summary>
    [TempData]
    public string? Outcome { get; set; }

    /// <summary>good or fair.</summary>
    [TempData]
    public string? OutcomeState { get; set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Connector[] all = [.. await connectors.AllAsync(cancel), .. await promises.AllAsync(cancel), .. await machine.AllAsync(cancel)];
        Health = new HealthReport(
            [.. all.Select(c => c.OrNoNews())],
            $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}",
            Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            clock.GetUtcNow());
    }

    public async Task<IActionResult> OnPostReconcileAsync(string? vendor, CancellationToken cancel)
    {
        if (!VendorReconciling.IsKnown(vendor))
        {
            return BadRequest();
        }

        var (good, says) = await reconciling.AskAsync(vendor!, AuditTrail.ActorOf(User), cancel);
        (Outcome, OutcomeState) = (says, good ? "good" : "fair");
        return Redirect("/system");
    }
}
