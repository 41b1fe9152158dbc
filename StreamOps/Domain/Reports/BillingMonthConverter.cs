using System.Text.Json;
using System.Text.Json.Serialization;
using StreamOps.Domain.Time;

namespace StreamOps.Domain.Reports;

/// <summary>Months as <c>yyyy-MM</c>.</summary>
internal sealed class BillingMonthConverter : JsonConverter<BillingMonth>
{
    public override BillingMonth Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        BillingMonth.TryParse(reader.GetString(), null, out var month) ? month : throw new JsonException("A month is written yyyy-MM.");

    public override void Write(Utf8JsonWriter writer, BillingMonth value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
