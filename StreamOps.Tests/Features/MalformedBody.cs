using System.Text;

namespace StreamOps.Tests.Features;

/// <summary>One wrong request and what must be said of it.</summary>
/// <param name="Status">400 for what cannot be read, 422 for what cannot be.</param>
/// <param name="Field">A path that the answer names; null: some field or the body.</param>
public sealed record MalformedBody(HttpMethod Method, string Path, byte[] Bytes, string ContentType, int Status, string? Field)
{
    private static readonly string[] WrongText = ["7", "true", "[]", "{}", "[\"x\"]", "\"\"", "\"  \"", "\"a\\u0000b\"", "\"a\\ud800\"", "\"\\udc00a\"", "\"a\\u001bb\"", $"\"{new string('x', 201)}\"", "NaN"];
    private static readonly string[] WrongWhole = ["-1", "1.5", "\"5\"", "true", "[]", "{}", "1e400", "9223372036854775808", "99999999999999999999999999", "2147483648", "NaN", "-Infinity", "1e2", "0x10", "01"];
    private static readonly string[] WrongNumber = ["-0.1", "\"5\"", "false", "[1]", "{}", "1e400", "1e300", "NaN", "Infinity", "+1", ".5"];
    private static readonly string[] WrongFlag = ["0", "1", "\"true\"", "[]", "{}", "True"];
    private static readonly string[] WrongWord = ["\"ACTIVE\"", "\"unknown\"", "\"\"", "1", "[]", "{}", "\"hd \"", "\"\\ud83d\"", "active"];
    private static readonly string[] WrongInstant = ["\"yesterday\"", "1700000000", "\"2024-05-14\"", "\"2024-05-14T18:00:00\"", "\"2024-13-14T18:00:00Z\"", "\"2024-02-30T18:00:00Z\"", "\"2024-05-14T25:00:00Z\"", "\"2024-05-14T18:00:00+99:00\"", "\"0001-01-01T00:00:00+14:00\"", "\"\"", "[]", "{}", "true", "\"2024-05-14 18:00:00Z\"", "\"10000-01-01T00:00:00Z\""];
    private static readonly string[] WrongList = ["[]", "{}", "7", "\"[]\"", "true", $"[{string.Join(',', Enumerable.Repeat("{}", 18))}]"];
    private static readonly string[] WrongMail = ["\"anna\"", "\"@shop.example\"", "\"a@b@c\"", "\"Anna <a@shop.example>\"", "\"a@shop.example,b@shop.example\"", "\"a\\r\\nBcc: x@y.example\"", "5", "[]", "{}"];

    private static readonly (string Name, string Good, string[] Wrong, bool Required)[] Channel =
    [
        ("name", "\"Room\"", WrongText, true), ("sellerEmail", "\"evil@shop.example\"", WrongMail, true), ("agoraChannel", "\"a\"", WrongText, false),
        ("cloudflareLiveInputId", "\"b\"", WrongText, false), ("tier", "\"hd\"", WrongWord, false), ("relay", "\"media-push\"", WrongWord, false),
    ];

    private static readonly (string Name, string Good, string[] Wrong, bool Required)[] Start =
    [
        ("externalId", "\"evil\"", WrongText, false), ("startedAt", "\"2024-05-14T18:00:00Z\"", WrongInstant, false), ("mode", "\"hybrid\"", WrongWord, false),
        ("hosts", "1", [.. WrongWhole, "0", "18"], false), ("tier", "\"hd\"", WrongWord, false), ("relay", "\"media-push\"", WrongWord, false),
        ("sampleIntervalSeconds", "5", [.. WrongWhole, "0", "301"], false), ("hostVideos", "[{\"width\":1280,\"height\":720}]", WrongList, false),
    ];

    private static readonly (string Name, string Good, string[] Wrong, bool Required)[] End = [("endedAt", "\"2024-05-14T19:00:00Z\"", WrongInstant, false)];

    /// <summary>The first is to be sent to a channel without a live stream, the others to a live stream.</summary>
    public static MalformedBody Next(Random random, long channelId, long streamId)
    {
        (string Name, string Good, string[] Wrong, bool Required)[] sample =
        [
            ("streamId", $"{streamId}", [.. WrongWhole.Except(["2147483648"]), "0"], true), ("timestamp", "\"2024-05-14T18:00:00Z\"", WrongInstant, true),
            ("relayStatus", "\"active\"", WrongWord, true), ("isLive", "true", WrongFlag, true), ("hlsViewers", "1", [.. WrongWhole, "10000001"], true),
            ("agoraViewers", "1", WrongWhole, false), ("bitrateKbps", "1", WrongWhole, false), ("frameRate", "25", WrongNumber, false),
            ("packetLossPercent", "0.1", [.. WrongNumber, "100.1"], false), ("cloudflareStreamId", "\"c\"", WrongText, false),
        ];
        return random.Next(6) switch
        {
            0 => Of(random, HttpMethod.Put, "/api/v1/channels/evil", Channel, ""),
            1 => Of(random, HttpMethod.Post, $"/api/v1/channels/{channelId}/streams", Start, ""),
            2 => Of(random, HttpMethod.Post, $"/api/v1/streams/{streamId}/end", End, ""),
            3 => Lines(random, sample),
            _ => Of(random, HttpMethod.Post, "/api/v1/metrics", sample, $"samples[{random.Next(4)}]"),
        };
    }

    private static MalformedBody Lines(Random random, (string Name, string Good, string[] Wrong, bool Required)[] sample)
    {
        var line = random.Next(3);
        var bad = Of(random, HttpMethod.Post, "/api/v1/metrics", sample, $"samples[{line}]", asLine: true);
        var good = Encoding.UTF8.GetBytes(Object(sample) + "\n");
        return bad with { Bytes = [.. Enumerable.Repeat(good, line).SelectMany(g => g), .. bad.Bytes], ContentType = "application/x-ndjson" };
    }

    private static MalformedBody Of(
        Random random, HttpMethod method, string path, (string Name, string Good, string[] Wrong, bool Required)[] fields, string at, bool asLine = false)
    {
        var (name, good, wrong, _) = fields[random.Next(fields.Length)];
        var full = at.Length == 0 ? name : $"{at}.{name}";
        MalformedBody Wrapped(string body, string? field, int status = 400) =>
            new(method, path, Encoding.UTF8.GetBytes(Wrap(body, at, asLine, fields)), "application/json", status, field);
        string With(string value) => Object(fields, name, value);
        var whole = Wrap(Object(fields), at, asLine, fields);

        switch (random.Next(12))
        {
            case 0 when fields.Where(f => f.Required).ToList() is { Count: > 0 } required:
                var missing = required[random.Next(required.Count)].Name;
                var without = $"{{{string.Join(',', fields.Where(f => f.Name != missing).Select(f => $"\"{f.Name}\":{f.Good}"))}}}";
                return Wrapped(without, at.Length == 0 ? missing : $"{at}.{missing}");
            case 1:
                return Wrapped($"{Object(fields)[..^1]},\"{name}\":{good}}}", full);
            case 2:
                return new(method, path, Encoding.UTF8.GetBytes(whole[..random.Next(1, whole.Length - 1)].TrimEnd('\n')), "application/json", 400, null);
            case 3:
                var depth = random.Next(2) == 0 ? 100 : 10_000;
                return Wrapped(With(new string('[', depth) + new string(']', depth)), null);
            case 4:
                return new(method, path, [.. Encoding.UTF8.GetBytes(whole[..^3]), 0xC3, 0x28, 0xFF, .. Encoding.UTF8.GetBytes(whole[^3..])], "application/json", 400, "$");
            case 5 when !asLine:
                return new(method, path, Encoding.Unicode.GetBytes(whole), "application/json", 400, null);
            case 6 when wrong == WrongInstant:
                return Wrapped(With("\"9999-12-31T23:59:59Z\""), full, 422);
            case 7 when wrong == WrongText:
                return Wrapped(With($"\"{new string('x', 1_000_000)}\""), full);
            case 8 when !asLine:
                string[] noObject = at.Length == 0 ? ["[]", "7", "null", "\"x\"", "true"] : ["[]", "7", "null", "{}", "{\"samples\":{}}", "{\"samples\":null}", "{\"samples\":[]}"];
                return new(method, path, Encoding.UTF8.GetBytes(noObject[random.Next(noObject.Length)]), "application/json", 400, null);
            default:
                return Wrapped(With(wrong[random.Next(wrong.Length)]), full);
        }
    }

    private static string Object((string Name, string Good, string[] Wrong, bool Required)[] fields, string? name = null, string? value = null) =>
        $"{{{string.Join(',', fields.Select(f => $"\"{f.Name}\":{(f.Name == name ? value : f.Good)}"))}}}";

    private static string Wrap(string body, string at, bool asLine, (string Name, string Good, string[] Wrong, bool Required)[] fields)
    {
        if (at.Length == 0 || asLine)
        {
            return body;
        }

        var index = at["samples[".Length] - '0';
        return $"{{\"samples\":[{string.Concat(Enumerable.Repeat(Object(fields) + ",", index))}{body}]}}";
    }
}
