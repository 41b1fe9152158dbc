using StreamOps.Data.Costs;

namespace StreamOps.Features.Costs;

/// <summary>Records every cost that is owed. Harmless to run twice, anywhere, at the same time.</summary>
public sealed class RecordCostsJob(CostRecorder recorder, ILogger<RecordCostsJob> logger)
{
    private const int BatchSize = 200;

    public async Task RunAsync(CancellationToken cancel)
    {
        var tried = new HashSet<long>();
        while (!cancel.IsCancellationRequested)
        {
            var owed = (await recorder.OwedAsync(BatchSize + tried.Count, cancel)).Where(tried.Add).ToList();
            if (owed.Count == 0)
            {
                return;
            }

            foreach (var streamId in owed)
            {
                await RecordAsync(streamId, cancel);
            }
        }
    }

    /// <summary>One stream that cannot be priced must not keep the others waiting.</summary>
    private async Task RecordAsync(long streamId, CancellationToken cancel)
    {
        try
        {
            await recorder.RecordAsync(streamId, cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(error, "Costs of stream {StreamId} could not be recorded; they stay owed", streamId);
            await recorder.FailedAsync(streamId, error, cancel);
        }
    }
}
