using System.Net;
using System.Text.Json;

namespace StreamOps.Vendors.Agora;

public sealed partial class AgoraClient
{
    /// <summary>A cloud recording while it runs; null when Agora no longer knows it, which after its end is normal.</summary>
    public async Task<AgoraRecording?> QueryCloudRecordingAsync(
        string resourceId, string sid, AgoraRecordingMode mode, CancellationToken cancel = default)
    {
        var answer = await AskAsync(AgoraHosts.Recording,
            ["v1", "apps", Configured().AppId!, "cloud_recording", "resourceid", resourceId, "sid", sid, "mode", Word(mode), "query"],
            "", VendorRequest.SmallBody, cancel, HttpStatusCode.NotFound);
        var json = answer.Json;
        if (answer.Status == HttpStatusCode.NotFound || json.Whole("code") == 404)
        {
            return null;
        }

        if (answer.Status == HttpStatusCode.PartialContent || json.Whole("code") is 206 or 62)
        {
            throw new VendorUnavailableException(Vendor, VendorFailure.Down, "has no answer about the recording yet");
        }

        var server = json.Field("serverResponse");
        return server.Count("status") is { } status
            ? new AgoraRecording(status) { Files = Files(server), Publishing = Publishing(server) }
            : throw Bad($"answered a recording without status{(json.Text("reason") is { } said ? ": " + said : "")}");
    }

    /// <summary>One name, or a list of objects that spell the name in two ways.</summary>
    private static List<string> Files(JsonElement server) =>
        server.Text("fileList") is { } one
            ? [one]
            : [.. server.Items("fileList").Select(f => f.AsText() ?? f.Text("fileName") ?? f.Text("filename")).OfType<string>()];

    private static List<AgoraRtmpOutput> Publishing(JsonElement server) =>
        [.. server.Items("extensionServiceState")
            .Where(s => s.Text("serviceName") == "rtmp_publish_service")
            .SelectMany(s => s.Field("payload").Items("outputs"))
            .Select(o => new AgoraRtmpOutput(AgoraStreamKeys.Masked(o.Text("rtmpUrl")), o.Text("status")))];

    private static string Word(AgoraRecordingMode mode) => mode switch
    {
        AgoraRecordingMode.Individual => "individual",
        AgoraRecordingMode.Web => "web",
        _ => "mix",
    };
}
