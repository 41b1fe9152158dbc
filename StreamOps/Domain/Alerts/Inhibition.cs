namespace StreamOps.Domain.Alerts;

/// <summary>A trouble that explains others speaks for them: a vendor that is down for its streams, a sampler that stands still for all.</summary>
public sealed class Inhibition
{
    private const string Ingest = "cloudflare-ingest";

    private readonly HashSet<string> down;
    private readonly bool isSamplerLate;

    /// <param name="troubles">Rule and subject of everything that is bad now or fires.</param>
    public Inhibition(IEnumerable<(AlertRuleKind Kind, string Subject)> troubles)
    {
        var all = troubles.ToList();
        down = all.Where(t => t.Kind == AlertRuleKind.VendorDown).Select(t => t.Subject).ToHashSet();
        isSamplerLate = all.Exists(t => t.Kind == AlertRuleKind.SamplerLate);
    }

    /// <returns>What speaks for it; null: nothing.</returns>
    public string? Of(AlertRuleKind kind, AlertSubject subject)
    {
        var vendors = kind == AlertRuleKind.IngestLimits ? subject.LeansOn.Append(Ingest) : subject.LeansOn;
        return vendors.FirstOrDefault(v => down.Contains(AlertSubject.VendorKey(v))) is { } vendor
            ? $"{Name(vendor)} is down"
            : isSamplerLate && subject.StreamId is not null && kind != AlertRuleKind.RelayError ? "the sampler is late" : null;
    }

    private static string Name(string vendor) => vendor switch
    {
        AlertSubject.Agora => "Agora",
        Ingest => "Cloudflare's ingest analytics",
        _ => "Cloudflare",
    };
}
