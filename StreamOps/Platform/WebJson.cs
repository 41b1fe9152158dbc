using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamOps.Platform;

/// <summary>How answers are spelled: camelCase, enums by their wire names, instants in UTC with <c>Z</c>.</summary>
public static class WebJson
{
    public static void Apply(JsonSerializerOptions options)
    {
        // Numbers are numbers: so the description says, and so bodies are read.
        options.NumberHandling = JsonNumberHandling.Strict;

        // Only so does the description say which fields of a body must be there.
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new JsonStringEnumConverter());
    }

    /// <summary>Whole milliseconds, the grain of recorded time; none are written where there are none.</summary>
    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture));
    }
}
