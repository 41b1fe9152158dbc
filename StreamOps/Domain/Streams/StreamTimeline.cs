namespace StreamOps.Domain.Streams;

/// <summary>
/// What is worth telling of all that was heard about a channel while a stream was on air. Several sources see the same thing, each a little
/// earlier or later: a state is told when it begins, not each time that somebody says so.
/// </summary>
public static class StreamTimeline
{
    /// <param name="start">Of the stream, UTC: the truth, whatever the events say.</param>
    /// <param name="end">UTC; null while live.</param>
    /// <param name="endedBy">Who said the end, as the stream itself remembers it.</param>
    /// <param name="heard">In any order; what lies outside the stream is left out.</param>
    /// <returns>In order of time: the start first, the end last.</returns>
    public static IReadOnlyList<StreamEvent> Of(
        DateTimeOffset start, DateTimeOffset? end, StreamEventSource? endedBy, IEnumerable<StreamEvent> heard)
    {
        var within = heard.Where(e => e.At >= start && (end is null || e.At <= end)).OrderBy(e => e.At).ThenBy(e => e.Kind).ThenBy(e => e.Code, StringComparer.Ordinal).ToList();
        var told = new List<StreamEvent> { within.Find(e => e.Kind == StreamEventKind.Started && e.At == start) ?? new(start, StreamEventKind.Started, null) };
        var state = new State();
        told.AddRange(within.Where(state.IsNews));
        if (end is { } over)
        {
            told.Add(new StreamEvent(over, StreamEventKind.Ended, endedBy));
        }

        return told;
    }

    private sealed class State
    {
        private StreamEventKind? relay;
        private string fault = "";
        private bool isLost;

        public bool IsNews(StreamEvent told) => told.Kind switch
        {
            StreamEventKind.Started or StreamEventKind.Ended => false,
            StreamEventKind.PublisherConnected => isLost && !(isLost = false),
            StreamEventKind.PublisherDisconnected => !isLost && (isLost = true),
            _ => IsNewRelay(told),
        };

        /// <summary>A fault that is still the same one is no news, unless a vendor now gives its code.</summary>
        private bool IsNewRelay(StreamEvent told)
        {
            var isNews = told.Kind != relay || (told.Code.Length > 0 && told.Code != fault);
            relay = told.Kind;
            fault = told.Code.Length > 0 ? told.Code : isNews ? "" : fault;
            return isNews;
        }
    }
}
