using StreamOps.Domain.Streams;
using StreamOps.Platform;

namespace StreamOps.Features.Channels;

/// <summary>What a channel is to be. It is said whole every time: what is left out takes its default.</summary>
/// <param name="AgoraChannel">Agora channel name; in at most one channel.</param>
/// <param name="CloudflareLiveInputId">Cloudflare live input; in at most one channel.</param>
public sealed record PutChannelBody(
    string Name,
    string SellerEmail,
    string? AgoraChannel = null,
    string? CloudflareLiveInputId = null,
    ResolutionTier? Tier = null,
    RelayPath? Relay = null)
{
    public const int LongestName = 200;

    /// <summary>Only good where no error was noted.</summary>
    public static PutChannelBody Read(WebFields fields) => new(
        fields.Text("name", LongestName, required: true)!,
        fields.Email("sellerEmail", required: true)!,
        fields.Text("agoraChannel", LongestName),
        fields.Text("cloudflareLiveInputId", LongestName),
        fields.Word<ResolutionTier>("tier"),
        fields.Word<RelayPath>("relay"));
}
