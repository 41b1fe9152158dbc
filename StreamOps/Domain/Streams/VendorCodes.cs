using System.Collections.Frozen;

namespace StreamOps.Domain.Streams;

/// <summary>What a vendor's code says in plain words.</summary>
/// <param name="Means">What is the matter, and what to do where something can be done.</param>
public sealed record VendorCode(string What, string Means);

/// <summary>The codes that Agora and Cloudflare document, in plain words.</summary>
public static class VendorCodes
{
    /// <summary>Of a converter that went over into the state <c>failed</c>; Agora gives no code with it.</summary>
    public const string ConverterFailed = "failed";

    /// <summary>Cloudflare: developers.cloudflare.com/stream/stream-live/webhooks. Agora: states and destroy reasons of media push.</summary>
    private static readonly FrozenDictionary<string, VendorCode> Faults = new Dictionary<string, VendorCode>
    {
        ["ERR_GOP_OUT_OF_RANGE"] = new(
            "Cloudflare refuses the keyframe interval", "It takes a keyframe every 2 to 10 s. Set the encoder to one every 4 s and start the relay again."),
        ["ERR_UNSUPPORTED_VIDEO_CODEC"] = new(
            "Cloudflare refuses the video codec", "It takes H.264 only. Publish H.264, or let Agora's media push transcode."),
        ["ERR_UNSUPPORTED_AUDIO_CODEC"] = new(
            "Cloudflare refuses the audio codec", "It takes AAC only. Publish AAC, or let Agora's media push transcode."),
        ["ERR_STORAGE_QUOTA_EXHAUSTED"] = new(
            "Cloudflare's prepaid storage is used up", "No new stream can start until an admin buys more minutes or deletes recordings."),
        [ConverterFailed] = new(
            "Agora's relay could not deliver the stream", "HLS viewers see nothing. Check the stream key of the live input and start the relay again."),
        ["Internal Error"] = new(
            "Agora's relay broke down at Agora", "HLS viewers see nothing. Start the relay again; Agora's status page tells of larger faults."),
        ["Idle Timeout"] = new("Agora ended the relay: nobody had published for a while", "HLS viewers see nothing until somebody publishes and the relay is started again."),
        ["Delete Request"] = new("The relay was ended on request", "HLS viewers see nothing from here on."),
    }.ToFrozenDictionary();

    /// <summary>Agora's reasons why a user left, by number. For the health of a stream 2, 9, 10 and 99 are the network, 4 is the vendor, 12 our own fault.</summary>
    private static readonly FrozenDictionary<string, VendorCode> Leaves = new Dictionary<string, VendorCode>
    {
        ["0"] = new("another reason", ""),
        ["1"] = new("left", ""),
        ["2"] = new("Agora heard nothing for 10 s", "Most often the network of the publishing device."),
        ["3"] = new("removed by the platform", ""),
        ["4"] = new("Agora moved its servers' load", "Nothing that the publisher did; the connection comes back by itself."),
        ["5"] = new("signed in from another device", "Close the stream on the device that is not needed."),
        ["9"] = new("the device changed its address", "A phone that goes from Wi-Fi to mobile does so. Stay on one network while live."),
        ["10"] = new("the network failed", "Move the publisher to a better network, a cable at best."),
        ["12"] = new("the access token was refused", "Tell the platform: its tokens end too early or are wrong."),
        ["99"] = new("the network failed in an unknown way", "Move the publisher to a better network, a cable at best."),
        ["999"] = new("joined and left too often", "Agora shuts such a user out for a minute. Wait, then publish again."),
    }.ToFrozenDictionary();

    /// <returns>Null for a code that no vendor documents.</returns>
    public static VendorCode? Fault(string code) => Faults.GetValueOrDefault(code);

    /// <param name="reason">Agora's number.</param>
    public static VendorCode? Leave(string reason) => Leaves.GetValueOrDefault(reason);
}
