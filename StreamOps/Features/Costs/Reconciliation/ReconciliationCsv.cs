using StreamOps.Components.Csv;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Costs.Reconciliation;

/// <summary>What the page shows as a file: an item a row, a cause a column; the causes of a row add up to its difference.</summary>
public static class ReconciliationCsv
{
    private static readonly string[] Columns =
    [
        "month", "vendor", "first_day", "last_day", "item", "name", "estimated_minutes", "estimated_usd", "metered_minutes", "metered_usd",
        "billed_minutes", "billed_usd", "difference_minutes", "difference_usd",
    ];

    public static byte[] Bytes(ReconciliationReport report)
    {
        using var bytes = new MemoryStream();
        using (var file = new CsvFile(bytes))
        {
            file.Head([.. Columns, .. WireName.All<DifferenceCause>().Select(c => c.Replace('-', '_') + "_usd")]).EndRow();
            foreach (var (vendor, line) in report.Vendors.SelectMany(v => v.Lines.Select(l => (v, l))))
            {
                file.Text(report.Month.ToString()).Text(vendor.Vendor).Day(vendor.Period.First).Day(vendor.Period.Last).Text(line.Item.Key).Text(line.Item.Name);
                Figures(file, line);
                file.EndRow();
            }
        }

        return bytes.ToArray();
    }

    private static void Figures(CsvFile file, ReconciledLine line)
    {
        const string minutes = "0.######";
        file.Number(line.EstimatedMinutes, minutes).Usd(line.HasPrice ? line.EstimatedCents : null);
        file.Number(line.MeteredMinutes, minutes).Usd(line.MeteredCents);
        file.Number(line.BilledMinutes, minutes).Usd(line.BilledCents);
        file.Number(line.DifferenceMinutes, minutes).Usd(line.DifferenceCents);
        foreach (var cause in Enum.GetValues<DifferenceCause>())
        {
            file.Usd(line.DifferenceCents is null ? null : line.Causes.Where(c => c.Cause == cause).Sum(c => c.Cents));
        }
    }
}
