using System.Text.Json;

namespace StreamOps.Tests.Support.Focus;

/// <summary>The functions of the model that look at one row. A column that is not there reads as null.</summary>
internal static class FocusFunctions
{
    public static bool Holds(FocusCheck? check, IReadOnlyDictionary<string, string?> row)
    {
        if (check is null)
        {
            return true;
        }

        var cell = row.GetValueOrDefault(check.Column);
        return check.Function switch
        {
            "AND" => check.Items.All(i => Holds(i, row)),
            "OR" => check.Items.Any(i => Holds(i, row)),
            "CheckValue" => IsValue(cell, check.Value),
            "CheckNotValue" => !IsValue(cell, check.Value),
            "CheckSameValue" => cell == row.GetValueOrDefault(check.OtherColumn),
            "CheckNotSameValue" => cell != row.GetValueOrDefault(check.OtherColumn),
            "CheckGreaterOrEqualThanValue" => cell is null || FocusFormats.Decimal(cell) >= check.Value.GetDecimal(),
            "ColumnByColumnEqualsColumnValue" => IsProduct(cell, row.GetValueOrDefault(check.OtherColumn), row.GetValueOrDefault(check.ResultColumn)),
            _ => cell is null || IsWritten(check.Function, cell),
        };
    }

    private static bool IsWritten(string function, string cell) => function switch
    {
        "TypeString" => true,
        "TypeDecimal" or "CheckDecimalValue" => FocusFormats.Decimal(cell) is not null,
        "FormatNumeric" => FocusFormats.IsNumeric(cell),
        "TypeDateTime" or "FormatDateTime" => FocusFormats.IsInstant(cell),
        "FormatString" => FocusFormats.IsString(cell),
        "FormatKeyValue" => FocusFormats.IsKeyValue(cell),
        "FormatUnit" => FocusFormats.IsUnit(cell),
        "FormatCurrency" => FocusFormats.IsCurrency(cell),
        "CheckNationalCurrency" => FocusFormats.IsNationalCurrency(cell),
        _ => throw new NotSupportedException($"{function} is no function of a row that this evaluator knows."),
    };

    private static bool IsValue(string? cell, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => cell is null,
        JsonValueKind.Number => cell is not null && FocusFormats.Decimal(cell) == value.GetDecimal(),
        _ => cell == value.GetString(),
    };

    /// <summary>To the last decimal: the official validator allows one part in a billion, which our files do not need.</summary>
    private static bool IsProduct(string? a, string? b, string? result) =>
        a is null || b is null || result is null || FocusFormats.Decimal(a) * FocusFormats.Decimal(b) == FocusFormats.Decimal(result);
}
