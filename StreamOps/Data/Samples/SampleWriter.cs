namespace StreamOps.Data.Samples;

/// <summary>
/// The one writer of samples: takes what waits in the queue, stores it in one transaction, then answers every caller.
/// When the host stops, what was taken is still written.
/// </summary>
public sealed class SampleWriter(SampleQueue queue, SampleStore store, int batchSize, ILogger<SampleWriter> logger) : BackgroundService
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(1.5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        if (ExecuteTask is { } writing)
        {
            // Not by the host's token: a slow caller may have used up its patience, and what was taken is written all the same.
            await Task.WhenAny(writing, Task.Delay(LongestDrain, CancellationToken.None));
        }

        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Ends by the queue's closing, not by the token: acknowledged or not, what was taken is written.
        while (await queue.TakeAsync(batchSize) is { } batch)
        {
            await WriteAsync(batch);
        }
    }

    private async Task WriteAsync(List<SampleQueue.Request> batch)
    {
        try
        {
            var fresh = await store.WriteAsync([.. batch.SelectMany(r => r.Samples)], CancellationToken.None);
            Answer(batch, fresh);
        }
        catch (Exception error) when (batch.Count > 1)
        {
            logger.LogWarning(error, "A batch of {Requests} requests failed; each is tried alone", batch.Count);
            foreach (var request in batch)
            {
                await WriteAsync([request]);
            }
        }
        catch (Exception error)
        {
            logger.LogError(error, "{Samples} samples could not be stored", batch[0].Samples.Count);
            queue.Done(batch[0]);
            batch[0].Completion.TrySetException(error);
        }
    }

    /// <summary>A sample that two requests of one batch carry is new to the first and a duplicate to the second.</summary>
    private void Answer(List<SampleQueue.Request> batch, HashSet<(long StreamId, long AtMs)> fresh)
    {
        foreach (var request in batch)
        {
            var accepted = request.Samples.Count(s => fresh.Remove(s.Key));
            queue.Done(request, new SampleOutcome(accepted, request.Samples.Count - accepted));
        }
    }
}
