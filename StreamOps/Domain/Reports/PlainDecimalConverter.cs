using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamOps.Domain.Reports;

/// <summary>Decimals without trailing zeros: databases keep different scales of the same amount, which must not change a fingerprint.</summary>
internal sealed class PlainDecimalConverter : JsonConverter<decimal>
{
    private const decimal One = 1.0000000000000000000000000000m;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value / One);
}
