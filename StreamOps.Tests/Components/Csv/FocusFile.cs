using StreamOps.Components.Csv;
using StreamOps.Tests.Support.Focus;

namespace StreamOps.Tests.Components.Csv;

/// <summary>A month as a FOCUS file that is read back and judged.</summary>
internal static class FocusFile
{
    private static readonly Lazy<FocusModel> OnceRead = new(FocusModel.Read);

    public static FocusModel Model => OnceRead.Value;

    /// <summary>What the vendors have, as far as our file tells it: all but regions, zones, reservations, commitments and a second currency.</summary>
    public static IReadOnlySet<string> Supported { get; } = new HashSet<string>(
    [
        "ACCOUNT_NAMING_SUPPORTED", "BILLING_BASED_ON_PROVISIONED_RESOURCES_SUPPORTED", "MULTIPLE_PRICING_CATEGORIES_SUPPORTED", "MULTIPLE_SUB_ACCOUNT_TYPES_SUPPORTED",
        "NEGOTIATED_PRICING_SUPPORTED", "PUBLIC_PRICE_LIST_SUPPORTED", "RESOURCE_TYPE_ASSIGNMENT_SUPPORTED", "SUB_ACCOUNT_SUPPORTED", "TAGGING_SUPPORTED",
        "UNIT_PRICING_SUPPORTED", "USAGE_MEASUREMENT_SUPPORTED",
    ]);

    public static async Task<FocusTable> OfAsync(GeneratedMonth month) =>
        FocusTable.Read(await CsvRows.BytesAsync(s => FocusCsv.WriteAsync(month.Statement, month.ChargesAsync(), s, false, CancellationToken.None)));

    public static FocusEvaluator Judge(FocusTable table) => FocusEvaluator.Judge(Model, Supported, table);
}
