using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Components.Csv;

/// <summary>One row of a FOCUS file. What it has no value for is null and stays empty.</summary>
/// <param name="Period">Of the charge, UTC.</param>
/// <param name="CostUsd">Billed, effective, list and contracted alike: the price book knows one price.</param>
/// <param name="Meter">Null: the row adjusts a line and counts nothing.</param>
/// <param name="Charge">Null: the row belongs to no stream.</param>
internal sealed record FocusRow(
    CostKind Kind, Interval Billing, Interval Period, string Currency, string Category, string? Class, string Description, decimal CostUsd, FocusMeter? Meter, Charge? Charge)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public FocusService Service { get; } = FocusService.Of(Kind);

    public string Frequency => Meter is null ? "One-Time" : "Usage-Based";

    public string? StreamId => Named("stream", Charge?.StreamId);

    public string? ChannelId => Named("channel", Charge?.ChannelId);

    public string? Tags => Charge is null ? null : JsonSerializer.Serialize(new Dictionary<string, string> { ["seller"] = Charge.Seller }, Readable);

    /// <summary>Where the price comes from; keys of our own begin with x_.</summary>
    public string? PriceDetails => Meter is null ? null : JsonSerializer.Serialize(
        new Dictionary<string, string>
        {
            ["x_Source"] = Meter.Price.Source,
            ["x_ValidFrom"] = Meter.Price.ValidFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        },
        Readable);

    private static string? Named(string what, long? id) => id is null ? null : string.Create(CultureInfo.InvariantCulture, $"{what}-{id}");
}
