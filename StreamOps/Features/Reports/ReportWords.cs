using StreamOps.Components;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Reports;

/// <summary>How months and statements are written on the pages.</summary>
public static class ReportWords
{
    private const int ShortHash = 12;

    public static (string State, string Icon, string Text) State(ReportMonth month) =>
        month.Versions.Count > 0 ? ("good", "check", "Closed")
        : month.IsOver ? ("fair", "clock", "Over, not closed")
        : ("info", "chart", "Open");

    /// <summary>Enough of a content hash to tell two apart; the whole is on the month's page.</summary>
    public static string Begin(string hash) => hash[..Math.Min(ShortHash, hash.Length)];

    /// <summary>A version of the product with as much of its commit as tells it apart.</summary>
    public static string Software(string version) => version.IndexOf('+', StringComparison.Ordinal) is var plus and >= 0
        ? version[..Math.Min(version.Length, plus + 8)]
        : version;

    public static string Of(CostKind kind) => new Components.CostPart(kind.Service, kind.CostType, 0).FullName;

    public static string Of(PricePreset? preset) => preset is { } known ? $"Preset {WireName.Of(known)}" : "Price book of the month";

    public static string Minutes(long milliseconds) => Show.Figure(milliseconds / 60_000m);

    public static string Hours(long milliseconds) => Show.Figure(milliseconds / 3_600_000m);

    /// <summary>Of a file: "48.2 KB", "3.1 MB", in thousands.</summary>
    public static string Size(long bytes) => bytes < 1_000_000 ? $"{Show.Figure(bytes / 1_000m)} KB" : $"{Show.Figure(bytes / 1_000_000m)} MB";

    public static string Dollars(long cents) => Show.Money(cents * 0.01m);
}
