using System.Net.Http.Headers;
using System.Text.Json;
using StreamOps.Data.Samples;
using StreamOps.Domain.Streams;

namespace StreamOps.Benchmarks.Worlds;

/// <summary>Samples as <c>POST /api/v1/metrics</c> takes them.</summary>
internal static class SampleBody
{
    public static ByteArrayContent Of(NewSample[] samples)
    {
        using var bytes = new MemoryStream(samples.Length * 180);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("samples");
            foreach (var sample in samples)
            {
                Write(json, sample);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new ByteArrayContent(bytes.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    private static void Write(Utf8JsonWriter json, NewSample sample)
    {
        json.WriteStartObject();
        json.WriteNumber("streamId", sample.StreamId);
        json.WriteString("timestamp", sample.At.UtcDateTime);
        json.WriteString("relayStatus", WireName.Of(sample.RelayStatus));
        json.WriteBoolean("isLive", sample.IsLive);
        json.WriteNumber("hlsViewers", sample.HlsViewers!.Value);
        json.WriteNumber("agoraViewers", sample.AgoraViewers!.Value);
        json.WriteNumber("bitrateKbps", sample.BitrateKbps!.Value);
        json.WriteNumber("frameRate", sample.FrameRate!.Value);
        json.WriteEndObject();
    }
}
