using System.Text.Json.Serialization;

namespace StreamOps.Domain.Reports;

/// <summary>
/// The month as finance books it. The one model behind screen, PDF, CSV and API, so that they cannot differ: whoever shows a figure takes it
/// from here, already rounded, and adds nothing up himself. Every table of money comes to <see cref="StatementSummary.CostCents"/>.
/// </summary>
/// <param name="Lines">By service and cost type.</param>
/// <param name="Channels">By channel, the dearest first.</param>
/// <param name="Sellers">By seller, the dearest first.</param>
/// <param name="Days">Every day of the month up to now, in order.</param>
/// <param name="TopStreams">The dearest streams, at most <see cref="MostStreams"/>.</param>
/// <param name="Comparisons">The month against Agora alone, under the price book in force and under both presets.</param>
/// <param name="Adjustments">What belongs to a closed month and is booked in this one; inside <see cref="Lines"/>' total it has no part.</param>
/// <param name="Incidents">Alerts that fired in the month, in order.</param>
/// <param name="Prices">Rows of the price book behind the figures.</param>
public sealed record MonthStatement(
    StatementIdentity Identity,
    StatementSummary Summary,
    IReadOnlyList<StatementLine> Lines,
    IReadOnlyList<StatementShare> Channels,
    IReadOnlyList<StatementShare> Sellers,
    IReadOnlyList<StatementDay> Days,
    IReadOnlyList<StatementStream> TopStreams,
    IReadOnlyList<StatementComparison> Comparisons,
    IReadOnlyList<StatementAdjustment> Adjustments,
    IReadOnlyList<StatementIncident> Incidents,
    IReadOnlyList<StatementPrice> Prices,
    StatementCompleteness Completeness)
{
    /// <summary>
    /// What the vendors are expected to bill; null: no terms held in the month, or the version is older than they are. Left out of its JSON then,
    /// so that the content hashes of such versions stay.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StatementInvoice>? ExpectedInvoices { get; init; }

    /// <summary>Streams in <see cref="TopStreams"/>.</summary>
    public const int MostStreams = 10;
}
