using System.Collections.Concurrent;

namespace StreamOps.Data.Operations;

/// <summary>Kinds of promise rows for which somebody may be waiting.</summary>
public enum Promise
{
    /// <summary>Costs of a stream are owed.</summary>
    Costs,

    /// <summary>A webhook waits in the inbox.</summary>
    Inbox,

    /// <summary>A notification waits to be spread.</summary>
    Notifications,

    /// <summary>A call of an outgoing webhook is owed.</summary>
    Deliveries,

    /// <summary>A mail waits in the outbox.</summary>
    Mail,

    /// <summary>An admin wants a vendor reconciled at once.</summary>
    Reconciliation,
}

/// <summary>
/// Tells the workers of this process that a promise row was written, so that they need not wait for the next sweep.
/// A lost ring loses nothing: the row is there.
/// </summary>
public sealed class PromiseBell
{
    private readonly ConcurrentDictionary<Promise, SemaphoreSlim> bells = new();

    public void Ring(Promise promise)
    {
        var bell = Of(promise);
        if (bell.CurrentCount == 0)
        {
            bell.Release();
        }
    }

    /// <summary>Waits for a ring, at most until the next sweep is due.</summary>
    public Task WaitAsync(Promise promise, TimeSpan sweep, CancellationToken cancel) => Of(promise).WaitAsync(sweep, cancel);

    private SemaphoreSlim Of(Promise promise) => bells.GetOrAdd(promise, _ => new SemaphoreSlim(0));
}
