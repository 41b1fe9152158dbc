using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Platform.Access;

namespace StreamOps.Features.SystemHealth;

/// <summary>How every part fares, and why one does not.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class IndexModel(MachineQueries machine, ConnectorQueries connectors, PromiseQueries promises, TimeProvider clock) : PageModel
{
    public HealthReport Health { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) => Health = new HealthReport(
        [.. await connectors.AllAsync(cancel), .. await promises.AllAsync(cancel), .. await machine.AllAsync(cancel)],
        $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}",
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        clock.GetUtcNow());
}
