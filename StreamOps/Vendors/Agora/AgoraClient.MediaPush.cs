using System.Text.Json;

namespace StreamOps.Vendors.Agora;

public sealed partial class AgoraClient
{
    /// <summary>The converters that push a channel out over RTMP; empty when none runs.</summary>
    public async Task<IReadOnlyList<AgoraConverter>> ListConvertersAsync(string channel, CancellationToken cancel = default)
    {
        string[] path = ["v1", "projects", Configured().AppId!, "channels", channel, "rtmp-converters"];
        var found = new List<AgoraConverter>();
        var seen = new HashSet<long>();
        var query = "";
        for (var page = 0; page < MostPages; page++)
        {
            var data = Data((await AskAsync(AgoraHosts.MediaPush, path, query, VendorRequest.ListBody, cancel)).Json);
            found.AddRange(ReadConverters(data));
            var cursor = data.Whole("cursor") ?? throw Bad("answered a list without cursor");
            if (cursor == 0)
            {
                return found;
            }

            if (!seen.Add(cursor))
            {
                throw Bad("answers the same page of converters again and again");
            }

            query = $"cursor={cursor}";
        }

        throw Bad($"answers more than {MostPages} pages of converters");
    }

    private static IEnumerable<AgoraConverter> ReadConverters(JsonElement data) =>
        data.Field("members").ValueKind == JsonValueKind.Array
            ? data.Items("members").Select(ReadConverter)
            : throw Bad("answered a list of converters without the list");

    private static AgoraConverter ReadConverter(JsonElement json) =>
        new(json.Text("converterId") ?? throw Bad("answered a converter without id"), AgoraConverterStates.Read(json.Text("state")))
        {
            Name = json.Text("converterName"),
            Channel = json.Text("rtcChannel"),
            CreatedAt = json.Instant("create"),
            UpdatedAt = json.Instant("updateTs"),
            IdleTimeoutSeconds = json.Count("idleTimeout") ?? json.Count("idleTimeOut"),
            Target = AgoraStreamKeys.Masked(json.Text("rtmpUrl")),
        };
}
