using Hangfire;
using StreamOps.Domain.Time;
using StreamOps.Features.Reports.Delivery;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports;

/// <summary>
/// Closes every month whose day has come, makes the files of those that are closed, and has them mailed. What lacks something waits for the next turn. Harmless to
/// run twice, anywhere, at the same time.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class CloseMonthsJob(IServiceScopeFactory scopes, ILogger<CloseMonthsJob> logger)
{
    private const string Reason = "The month's closing day has come.";

    public async Task RunAsync(CancellationToken cancel)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            foreach (var month in await scope.ServiceProvider.GetRequiredService<DueMonths>().OfAsync(cancel))
            {
                await CloseAsync(month, cancel);
            }
        }

        await using var files = scopes.CreateAsyncScope();
        await files.ServiceProvider.GetRequiredService<ReportFiles>().MakeMissingAsync(cancel);
        await files.ServiceProvider.GetRequiredService<DeliveryBars>().StopBarredAsync(cancel);
        await files.ServiceProvider.GetRequiredService<DeliveryMails>().WriteOwedAsync(cancel);
    }

    /// <summary>In a scope of its own: reads remember what they have read. A month that fails must not keep the others waiting.</summary>
    private async Task CloseAsync(BillingMonth month, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var outcome = await scope.ServiceProvider.GetRequiredService<MonthClose>().CloseAsync(month, AuditTrail.System, Reason, cancel);
            if (outcome.Missing is { } missing)
            {
                logger.LogInformation("{Month} is not closed yet: {Missing}", month, MissingWords.Line(missing));
                await scope.ServiceProvider.GetRequiredService<CloseNotices>().WaitsAsync(month, missing, cancel);
            }
            else if (outcome is { IsNew: true, Version: { } version })
            {
                logger.LogInformation("{Month} is closed at {Cents} cents, content hash {Hash}", month, version.BookedCents, version.ContentHash);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(error, "{Month} could not be closed; it is tried again", month);
        }
    }
}
