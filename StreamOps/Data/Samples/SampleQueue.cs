using System.Threading.Channels;

namespace StreamOps.Data.Samples;

/// <summary>
/// The one way into <c>stream_metrics</c>. Bounded by the number of samples that wait; a caller's task ends after the commit.
/// </summary>
public sealed class SampleQueue(int capacity)
{
    private readonly Channel<Request> requests = Channel.CreateUnbounded<Request>(new UnboundedChannelOptions { SingleReader = true });
    private int waiting;
    private long accepted;
    private long duplicates;

    public int Capacity { get; } = capacity;

    /// <summary>Samples that wait or are being written.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Samples stored since this process started.</summary>
    public long Accepted => Interlocked.Read(ref accepted);

    /// <summary>Samples that were there already, since this process started.</summary>
    public long Duplicates => Interlocked.Read(ref duplicates);

    /// <summary>Ends when the samples are stored.</summary>
    /// <exception cref="SampleQueueFullException">No room; nothing was taken.</exception>
    public Task<SampleOutcome> WriteAsync(IReadOnlyCollection<NewSample> samples, CancellationToken cancel)
    {
        if (samples.Count == 0)
        {
            return Task.FromResult(new SampleOutcome(0, 0));
        }

        if (Interlocked.Add(ref waiting, samples.Count) > Capacity)
        {
            Interlocked.Add(ref waiting, -samples.Count);
            throw new SampleQueueFullException();
        }

        var request = new Request(samples);
        if (!requests.Writer.TryWrite(request))
        {
            Interlocked.Add(ref waiting, -samples.Count);
            throw new SampleQueueFullException();
        }

        return request.Completion.Task.WaitAsync(cancel);
    }

    /// <summary>No more are taken; those that wait will be written.</summary>
    internal void Close() => requests.Writer.TryComplete();

    /// <summary>Waits for work and takes as many requests as fit a batch, at least one. Null: closed and empty.</summary>
    internal async Task<List<Request>?> TakeAsync(int batchSize)
    {
        if (!await requests.Reader.WaitToReadAsync())
        {
            return null;
        }

        var batch = new List<Request>();
        var count = 0;
        while (count < batchSize && requests.Reader.TryRead(out var request))
        {
            batch.Add(request);
            count += request.Samples.Count;
        }

        return batch;
    }

    internal void Done(Request request) => Interlocked.Add(ref waiting, -request.Samples.Count);

    /// <summary>Gives the place back and tells the caller what became of the samples.</summary>
    internal void Done(Request request, SampleOutcome outcome)
    {
        Interlocked.Add(ref accepted, outcome.Accepted);
        Interlocked.Add(ref duplicates, outcome.Duplicates);
        Done(request);
        request.Completion.TrySetResult(outcome);
    }

    internal sealed class Request(IReadOnlyCollection<NewSample> samples)
    {
        public IReadOnlyCollection<NewSample> Samples { get; } = samples;

        public TaskCompletionSource<SampleOutcome> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
