using StreamOps.Data.Alerts;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Alerts;

/// <summary>What the page of alerts shows.</summary>
/// <param name="Open">The worst first, at most <see cref="AlertReads.MostOpen"/> of <paramref name="OpenTotal"/>.</param>
/// <param name="Past">One page of those that are over.</param>
public sealed record AlertsReport(AlertFilter Filter, IReadOnlyList<AlertRow> Open, int OpenTotal, IReadOnlyList<AlertRow> Past, int PastTotal, int Page, DateTimeOffset AsOf)
{
    public bool IsFiltered => Filter != new AlertFilter(null, null, null);

    /// <summary>What the address keeps from page to page.</summary>
    public IReadOnlyDictionary<string, string> Keep => new (string Name, string? Value)[]
        {
            ("state", Filter.State is { } state ? WireName.Of(state) : null),
            ("severity", Filter.Severity is { } severity ? WireName.Of(severity) : null),
            ("rule", Filter.Kind is { } kind ? WireName.Of(kind) : null),
        }
        .Where(p => p.Value is not null)
        .ToDictionary(p => p.Name, p => p.Value!);
}
