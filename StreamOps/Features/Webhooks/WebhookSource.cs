using StreamOps.Data.Messages;

namespace StreamOps.Features.Webhooks;

/// <summary>One door for one vendor's notices.</summary>
/// <param name="Name">In the log and the database.</param>
/// <param name="Path">Fixed by contract.</param>
/// <param name="Header">Where the proof of origin stands.</param>
/// <param name="IsProven">Whether body and header come from the vendor. A vendor without a configured secret proves nothing.</param>
/// <param name="Read">What is to be kept of a proven body; never fails, whatever the bytes.</param>
public sealed record WebhookSource(
    string Name,
    string Path,
    string Header,
    Func<ReadOnlyMemory<byte>, string?, bool> IsProven,
    Func<ReadOnlyMemory<byte>, NewNotice> Read);
