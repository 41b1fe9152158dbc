using System.Text.Json;
using StreamOps.Data.Samples;
using StreamOps.Platform;

namespace StreamOps.Features.Metrics;

/// <summary>Reads the samples of one request, as one JSON document or as one sample a line.</summary>
public static class SampleBatch
{
    public const string Json = "application/json";
    public const string Lines = "application/x-ndjson";

    private const string Field = "samples";

    private static readonly string Amount = FormattableString.Invariant($"must be an array of 1 to {IngestOptions.LargestBatch} samples");

    /// <exception cref="WebRefusalException">A sample that cannot be read refuses them all.</exception>
    public static async Task<List<NewSample>> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        using var body = await WebBody.ReadAsync(request, cancel, Json, Lines);
        var errors = new WebFieldErrors();
        var samples = new List<NewSample>();
        if (body.MediaType == Lines)
        {
            ReadLines(body.Bytes, samples, errors);
        }
        else
        {
            ReadDocument(body.Bytes, samples, errors);
        }

        return errors.Any ? throw new WebRefusalException(WebProblem.Malformed(errors)) : samples;
    }

    public static string PathOf(int index) => FormattableString.Invariant($"{Field}[{index}]");

    private static void ReadDocument(ReadOnlyMemory<byte> json, List<NewSample> samples, WebFieldErrors errors)
    {
        using var document = WebJsonBody.Parse(json, "", errors);
        if (document is null || WebJsonBody.ObjectOf(document.RootElement, "", errors) is not { } fields)
        {
            return;
        }

        fields.Only<MetricsBody>();
        if (!document.RootElement.TryGetProperty(Field, out var array)
            || array.ValueKind != JsonValueKind.Array
            || array.GetArrayLength() is 0 or > IngestOptions.LargestBatch)
        {
            errors.Add(Field, Amount);
            return;
        }

        var index = 0;
        foreach (var element in array.EnumerateArray())
        {
            Read(element, index++, samples, errors);
            if (errors.IsFull)
            {
                return;
            }
        }
    }

    private static void ReadLines(ReadOnlyMemory<byte> text, List<NewSample> samples, WebFieldErrors errors)
    {
        var index = 0;
        foreach (var range in text.Span.Split((byte)'\n'))
        {
            var line = text[range];
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            if (index == IngestOptions.LargestBatch)
            {
                errors.Add(Field, Amount);
                return;
            }

            using var document = WebJsonBody.Parse(line, PathOf(index), errors);
            if (document is not null)
            {
                Read(document.RootElement, index, samples, errors);
            }

            index++;
            if (errors.IsFull)
            {
                return;
            }
        }

        if (index == 0)
        {
            errors.Add(Field, Amount);
        }
    }

    private static void Read(JsonElement element, int index, List<NewSample> samples, WebFieldErrors errors)
    {
        if (WebJsonBody.ObjectOf(element, PathOf(index), errors) is { } fields)
        {
            fields.Only<SampleBody>();
            samples.Add(SampleBody.Read(fields).ToSample());
        }
    }
}
