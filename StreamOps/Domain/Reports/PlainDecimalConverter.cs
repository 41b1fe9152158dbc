using System.Text.Json;
using System.Text.Json.Serialization;
using StreamOps.Domain.Money;

namespace StreamOps.Domain.Reports;

/// <summary>Decimals as <see cref="PlainDecimal"/>: the scale that a database keeps must not change a content hash.</summary>
internal sealed class PlainDecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(PlainDecimal.Of(value));
}
