using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Budgets;

/// <summary>A threshold as it is typed; without a per cent there is none.</summary>
public sealed class ThresholdForm
{
    public const string AtLeast = "at-least";
    public const string Above = "above";

    private const int Most = 8;
    private const int Spare = 2;

    public string? Basis { get; set; } = WireName.Of(ThresholdBasis.Actual);

    public string? Percent { get; set; }

    public string? Counts { get; set; } = AtLeast;

    public override string ToString() => $"{Basis}/{Percent?.Trim()}/{Counts}";

    /// <summary>With some rows to fill in.</summary>
    public static List<ThresholdForm> Rows(IEnumerable<Threshold> thresholds)
    {
        var rows = thresholds.Select(t => new ThresholdForm
        {
            Basis = WireName.Of(t.Basis),
            Percent = t.Percent.ToString("0.##", CultureInfo.InvariantCulture),
            Counts = t.ReachedCounts ? AtLeast : Above,
        }).ToList();
        rows.AddRange(Enumerable.Range(0, Math.Max(0, Math.Min(Spare, Most - rows.Count))).Select(_ => new ThresholdForm()));
        return rows;
    }

    public static IReadOnlyList<Threshold> Read(ModelStateDictionary errors, List<ThresholdForm> rows)
    {
        var read = new List<Threshold>();
        foreach (var (row, i) in rows.Take(Most).Select((row, i) => (row, i)).Where(r => !string.IsNullOrWhiteSpace(r.row.Percent)))
        {
            var field = $"{nameof(BudgetForm.Thresholds)}[{i}].{nameof(Percent)}";
            var isPercent = decimal.TryParse(row.Percent!.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
                && percent is > 0 and <= 1000 && decimal.Round(percent, 2) == percent;
            BudgetForm.Check(errors, isPercent, field, "Write per cent from 0.01 to 1000, with at most 2 decimals.");
            var isBasis = WireName.TryParse<ThresholdBasis>(row.Basis, out var basis) && row.Counts is AtLeast or Above;
            BudgetForm.Check(errors, isBasis, field, "Choose what it is held against.");
            BudgetForm.Check(errors, !read.Exists(t => t.Basis == basis && t.Percent == percent), field, "There is such a threshold already.");
            read.Add(new Threshold(0, basis, percent, row.Counts != Above));
        }

        BudgetForm.Check(errors, read.Count > 0, $"{nameof(BudgetForm.Thresholds)}[0].{nameof(Percent)}", "A budget needs a threshold to warn at.");
        return read;
    }
}
