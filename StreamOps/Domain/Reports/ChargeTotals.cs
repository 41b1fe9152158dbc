using StreamOps.Domain.Pricing;

namespace StreamOps.Domain.Reports;

/// <summary>
/// How charges come to the lines of their month, added up as they pass by: it keeps a sum for each price and no charge, so a million of them
/// take no more memory than one.
/// </summary>
public sealed class ChargeTotals
{
    /// <summary>Decimals of a dollar below which a difference is noise of division; see <see cref="Money.WholeCents"/>.</summary>
    private const int Decimals = 15;

    /// <summary>The decimal at which money is settled; see <see cref="Money.Usd"/>.</summary>
    private const int SettledDecimals = 20;

    private readonly SortedDictionary<CostKind, Sum> sums = [];

    /// <summary>
    /// USD of a charge as it is written and added up: its quotients end at the twentieth decimal, so that whoever adds up a file comes to the
    /// same sum to the last one, in any order.
    /// </summary>
    public static decimal AmountUsd(Charge charge) => decimal.Round(charge.AmountUsd, SettledDecimals);

    public void Add(Charge charge)
    {
        if (!sums.TryGetValue(charge.Kind, out var sum))
        {
            sums[charge.Kind] = sum = new Sum(charge);
        }

        sum.Add(charge);
    }

    /// <summary>One a service and cost type, in the order of tables.</summary>
    public IReadOnlyList<ChargeTotal> Lines => [.. sums.Values.Select(s => s.Total)];

    /// <summary>USD of the charges of a line; 0 where there were none.</summary>
    public decimal ChargedUsd(CostKind kind) => sums.TryGetValue(kind, out var sum) ? sum.ChargedUsd : 0;

    /// <summary>What a vendor's free minutes and rounding make of a month: its amount less that of its charges, without noise.</summary>
    public static decimal TermsUsd(decimal monthUsd, decimal chargedUsd) => decimal.Round(monthUsd - chargedUsd, Decimals);

    private sealed class Sum(Charge first)
    {
        private readonly Dictionary<Price, long> quantities = [];
        private long durationMs;
        private long viewerMs;

        public decimal ChargedUsd { get; private set; }

        public ChargeTotal Total => new(
            new CostLine(first.Month, first.Kind, durationMs, viewerMs, [.. quantities.Select(q => new CostPart(q.Key, q.Value))]), ChargedUsd);

        public void Add(Charge charge)
        {
            ChargedUsd += AmountUsd(charge);
            durationMs += charge.DurationMs;
            viewerMs += charge.ViewerMs;
            foreach (var part in charge.Parts)
            {
                quantities[part.Price] = quantities.GetValueOrDefault(part.Price) + part.QuantityMs;
            }
        }
    }
}
