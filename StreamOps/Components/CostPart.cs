namespace StreamOps.Components;

/// <summary>One line of a bill as it is shown.</summary>
/// <param name="Service">agora, cloudflare or cdn.</param>
/// <param name="CostType">streaming, audience, relay, recording, delivery, storage or bandwidth.</param>
/// <param name="AmountUsd">Whole cents.</param>
/// <param name="Quantity">What was counted, already formatted with its unit.</param>
/// <param name="Href">Where the line leads, if anywhere.</param>
public sealed record CostPart(string Service, string CostType, decimal AmountUsd, string? Quantity = null, string? Href = null)
{
    public string Key => $"{Service}-{CostType}";

    public string ServiceName => Service switch
    {
        "agora" => "Agora",
        "cloudflare" => "Cloudflare",
        "cdn" => "CDN",
        _ => Service,
    };

    /// <summary>Both in one phrase: "Agora relay", "Agora RTC audience".</summary>
    public string FullName => $"{ServiceName} {(TypeName.StartsWith("RTC", StringComparison.Ordinal) ? TypeName : TypeName.ToLowerInvariant())}";

    public string TypeName => (Service, CostType) switch
    {
        ("agora", "streaming") => "Hosts",
        ("cloudflare", "streaming") => "Streaming, flat",
        (_, "audience") => "RTC audience",
        (_, "relay") => "Relay",
        (_, "recording") => "Cloud recording",
        (_, "delivery") => "Delivery",
        (_, "storage") => "Storage",
        (_, "bandwidth") => "Bandwidth",
        _ => CostType,
    };
}
