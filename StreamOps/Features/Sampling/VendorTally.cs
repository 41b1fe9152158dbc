using System.Collections.Concurrent;
using StreamOps.Vendors;

namespace StreamOps.Features.Sampling;

/// <summary>Asks one vendor and counts how it fares. What could not be learnt is null, with a reason kept.</summary>
public sealed class VendorTally
{
    private readonly ConcurrentQueue<string> reasons = new();
    private int answers;

    public int Answers => Volatile.Read(ref answers);

    public bool Answered => Answers > 0;

    /// <summary>Of the first failure; null without any.</summary>
    public string? Failure => reasons.TryPeek(out var first) ? first : null;

    /// <param name="cancel">The end of the time that all calls together have.</param>
    public async Task<T?> AskAsync<T>(Func<CancellationToken, Task<T>> question, CancellationToken cancel)
        where T : class
    {
        try
        {
            var answer = await question(cancel);
            Interlocked.Increment(ref answers);
            return answer;
        }
        catch (VendorUnavailableException error)
        {
            reasons.Enqueue(error.Reason);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            reasons.Enqueue("did not answer within the time of one tick");
        }

        return null;
    }
}
