using System.Globalization;
using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Data.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Streams;

/// <summary>A note while it is written: as typed, in the clock of the person who writes.</summary>
/// <param name="At">Date and time of day as a form field has it: <c>2026-10-12T14:03:22</c>.</param>
public sealed record NoteDraft(string Text, string At, Guid FormId)
{
    private const string Field = "yyyy-MM-dd'T'HH:mm:ss";
    private static readonly string[] Readable = [Field, "yyyy-MM-dd'T'HH:mm"];

    public string? TextError { get; init; }

    public string? AtError { get; init; }

    public bool IsWrong => TextError is not null || AtError is not null;

    /// <summary>An empty one: about now while the stream is live, about its start afterwards.</summary>
    public static NoteDraft For(StreamFigures stream) =>
        new("", Local(stream.IsLive ? stream.AsOf : stream.Span.Start), Guid.NewGuid());

    /// <summary>An instant as the field writes it.</summary>
    public static string Local(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Reader.Current.Zone).ToString(Field, CultureInfo.InvariantCulture);

    /// <returns>The draft with what is wrong about it, or the note that it says.</returns>
    public (NoteDraft Draft, NewNote? Note) Check(Interval span)
    {
        var text = Text.Trim();
        var at = InstantWithin(span);
        var draft = this with
        {
            TextError = text.Length is 0 or > StreamNoteRow.LongestText ? $"Write 1 to {StreamNoteRow.LongestText} characters." : null,
            AtError = at is null ? $"Choose a moment of the stream: {Show.Instant(span.Start)} to {Show.Instant(span.End)}." : null,
        };
        return (draft, draft.IsWrong ? null : new NewNote(at!.Value, text.Replace('\0', '\uFFFD'), FormId));
    }

    /// <summary>An hour that autumn repeats is the one that lies in the stream; a field knows seconds, a stream may begin between two.</summary>
    private DateTimeOffset? InstantWithin(Interval span)
    {
        var zone = Reader.Current.Zone;
        if (!DateTime.TryParseExact(At, Readable, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 2000 or > 2100 || zone.IsInvalidTime(local))
        {
            return null;
        }

        TimeSpan[] offsets = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local) : [zone.GetUtcOffset(local)];
        return offsets.Select(o => new DateTimeOffset(local, o).ToUniversalTime())
            .Where(at => at > span.Start.AddSeconds(-1) && at <= span.End)
            .Select(at => (DateTimeOffset?)(at < span.Start ? span.Start : at))
            .FirstOrDefault();
    }
}
