using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;

namespace StreamOps.Data.Samples;

/// <summary>Changes of the relay that samples bring to light, written down with the samples.</summary>
internal static class RelayEvents
{
    /// <param name="total">Before these samples.</param>
    /// <param name="samples">New ones, in order. Those that come late tell nothing: what lies around them was told already.</param>
    public static async Task TellAsync(
        StreamOpsDb db, StreamRow stream, StreamTotalRow total, IReadOnlyList<NewSample> samples, CancellationToken cancel)
    {
        if (stream.Mode == StreamMode.AgoraOnly)
        {
            return;
        }

        // A live stream may have heard of a change by a notice already; an ended one knows only the state at its end.
        var known = stream.EndedAt is null ? stream.RelayStatus : total.Samples == 0 ? RelayStatus.Starting : total.LastRelayStatus;
        foreach (var sample in samples.Where(s => s.At > total.LastSampleAt && s.At >= stream.StartedAt && (stream.EndedAt is null || s.At < stream.EndedAt)))
        {
            if (sample.RelayStatus != known)
            {
                known = sample.RelayStatus;
                await StreamEvents.AddAsync(db, stream.ChannelId, sample.At, StreamEvent.KindOf(known), StreamEventSource.Sampling, cancel);
            }
        }
    }
}
