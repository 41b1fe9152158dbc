using StreamOps.Data.Figures;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Streams;

/// <summary>A line of the timeline: something that happened, or a note.</summary>
/// <param name="State">good, fair, poor, none; <c>note</c> for a note.</param>
/// <param name="Source">Who said so, or wrote it; null where nobody wrote that down.</param>
public sealed record TimelineEntry(DateTimeOffset At, string State, string Title, string Means, string? Source)
{
    /// <summary>The vendor's own code and words, for whoever looks them up there.</summary>
    public string? Vendor { get; init; }

    /// <summary>Null where it is no note.</summary>
    public long? NoteId { get; init; }

    public static IReadOnlyList<TimelineEntry> Of(TimelineRead timeline) =>
        [.. timeline.Events.Select(Of).Concat(timeline.Notes.Select(Of)).OrderBy(e => e.At).ThenBy(e => e.NoteId is not null)];

    private static TimelineEntry Of(StreamEvent told)
    {
        var words = EventWords.Of(told);
        return new TimelineEntry(told.At, words.State, words.Title, words.Means, EventWords.Teller(told.Source)) { Vendor = VendorSays(told) };
    }

    private static TimelineEntry Of(TimelineNote note) => new(note.At, "note", note.Text, "", note.Author) { NoteId = note.Id };

    private static string? VendorSays(StreamEvent told)
    {
        var code = told.Kind == StreamEventKind.PublisherDisconnected && told.Code.Length > 0 ? $"Agora's reason {told.Code}" : told.Code;
        return string.Join(": ", new[] { code, told.Detail ?? "" }.Where(t => t.Length > 0)) is { Length: > 0 } says ? says : null;
    }
}
