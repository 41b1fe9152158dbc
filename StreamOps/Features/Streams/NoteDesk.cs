namespace StreamOps.Features.Streams;

/// <summary>What it takes to write beside a stream. Whoever may only read has none.</summary>
/// <param name="Token">Proof that the form is one of this session's pages.</param>
public sealed record NoteDesk(NoteDraft Draft, string Token);
