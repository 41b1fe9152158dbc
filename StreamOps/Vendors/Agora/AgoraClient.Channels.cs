using System.Text.Json;

namespace StreamOps.Vendors.Agora;

public sealed partial class AgoraClient
{
    /// <summary>Who is in a channel now. Recorders and push servers count as audience here: Agora does not tell them apart.</summary>
    public async Task<AgoraChannelUsers> GetChannelUsersAsync(string channel, CancellationToken cancel = default)
    {
        var answer = await AskAsync(AgoraHosts.Channels,
            ["dev", "v1", "channel", "user", Configured().AppId!, channel], "", VendorRequest.SmallBody, cancel);
        var data = Data(answer.Json);
        return data.Flag("channel_exist") switch
        {
            true => ReadUsers(data),
            false => AgoraChannelUsers.Absent,
            null => throw Bad("answered a channel that may or may not exist"),
        };
    }

    private static AgoraChannelUsers ReadUsers(JsonElement data) => data.Whole("mode") switch
    {
        // In the communication profile everyone may speak, and there is no audience.
        1 => new AgoraChannelUsers(true, Uids(data, "users"), 0),
        2 => new AgoraChannelUsers(true, Uids(data, "broadcasters"), Audience(data)),
        _ => throw Bad("answered a channel of a mode that is not documented"),
    };

    /// <summary>The list holds the first 10,000 only; the total holds them all.</summary>
    private static int Audience(JsonElement data) =>
        data.Field("audience_total").ValueKind == JsonValueKind.Undefined
            ? Uids(data, "audience").Count
            : data.Count("audience_total") ?? throw Bad("answered a size of audience that cannot be");

    private static List<long> Uids(JsonElement data, string name) =>
        data.Field(name).ValueKind == JsonValueKind.Array
            ? [.. data.Items(name).Select(u => u.AsWhole() ?? throw Bad("answered a user that is no number"))]
            : throw Bad($"answered a channel without {name}");
}
