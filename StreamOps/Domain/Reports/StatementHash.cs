using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamOps.Domain.Reports;

/// <summary>
/// The content hash of the figures: SHA-256 of the statement as JSON, without the moment of reading and the version, so that two readings of the
/// same figures agree and a reissue without a difference shows that it has none.
/// </summary>
public static class StatementHash
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new BillingMonthConverter(), new PlainDecimalConverter(), new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,
    };

    /// <returns>64 hexadecimal digits, lower case.</returns>
    public static string Of(MonthStatement statement)
    {
        var figures = statement with { Identity = statement.Identity with { AsOf = default, Version = 0 } };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(figures, Json)));
    }

    /// <summary>The statement as it is kept with its version.</summary>
    public static byte[] Write(MonthStatement statement) => JsonSerializer.SerializeToUtf8Bytes(statement, Json);

    /// <exception cref="JsonException">It is no statement.</exception>
    public static MonthStatement Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<MonthStatement>(json, Json) ?? throw new JsonException("The statement is empty.");
}
