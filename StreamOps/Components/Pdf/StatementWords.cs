using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Streams;

namespace StreamOps.Components.Pdf;

/// <summary>How a statement writes figures and kinds.</summary>
internal static class StatementWords
{
    public static string Money(long? cents) => Show.Money(cents / 100m);

    /// <summary>Hours with 2 decimals.</summary>
    public static string Hours(long milliseconds) => Show.Figure(milliseconds / 3_600_000m, 2);

    /// <summary>Minutes with 2 decimals.</summary>
    public static string Minutes(long milliseconds) => Show.Figure(milliseconds / 60_000m, 2);

    public static string Service(CostKind kind) => new CostPart(kind.Service, kind.CostType, 0).ServiceName;

    public static string Type(CostKind kind) => new CostPart(kind.Service, kind.CostType, 0).TypeName;

    public static string Preset(PricePreset? preset) => preset is { } known ? $"Preset {WireName.Of(known)}" : "Price book in force";

    /// <summary>"late-sampler" as "Late sampler".</summary>
    public static string Plain(string wireName) =>
        wireName.Length == 0 ? "" : char.ToUpperInvariant(wireName[0]) + wireName[1..].Replace('-', ' ');

    public static string Count(long count, string noun) => $"{Show.Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>"Closed, version 2".</summary>
    public static string State(MonthStatement statement) => statement switch
    {
        { Identity: { IsClosed: true, Version: var version } } => $"Closed, version {Show.Count(version)}",
        { Completeness.IsOver: true } => "Over, not closed: late facts still move its figures",
        _ => "Open: its figures still move",
    };
}
