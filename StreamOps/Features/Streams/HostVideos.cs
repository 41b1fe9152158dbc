using System.Globalization;
using StreamOps.Domain.Streams;
using StreamOps.Platform;

namespace StreamOps.Features.Streams;

/// <summary>What the pictures of all hosts say of a stream: a viewer receives them together.</summary>
public static class HostVideos
{
    /// <summary>Null: nobody told of pictures.</summary>
    public static ResolutionTier? TierOf(StartStreamBody body) =>
        body.HostVideos is { } videos ? AggregateResolution.TierOf(videos.Select(v => (v.Width, v.Height))) : null;

    /// <summary>Where they and what is named beside them cannot both be true.</summary>
    public static WebFieldErrors Contradictions(StartStreamBody body)
    {
        var errors = new WebFieldErrors();
        if (body is { HostVideos: { } videos, Hosts: { } hosts } && hosts != videos.Count)
        {
            errors.Add("hostVideos", Text($"has {videos.Count} for {hosts} hosts; give one for each host, 0 by 0 for one who sends sound alone, or leave hosts out"));
        }

        if (TierOf(body) is { } received && body.Tier is { } tier && tier != received)
        {
            var pixels = body.HostVideos!.Sum(v => (long)v.Width * v.Height);
            errors.Add("tier", Text($"is {WireName.Of(tier)}, but a viewer receives {pixels} pixels of hostVideos together, which is {WireName.Of(received)}; leave tier out, or name that one"));
        }

        return errors;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
