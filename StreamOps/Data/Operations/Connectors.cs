using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Text;

namespace StreamOps.Data.Operations;

/// <summary>Writes down how vendors and jobs fare, each at most every few seconds unless the news changes.</summary>
public sealed class Connectors(IDbContextFactory<StreamOpsDb> factory, TimeProvider clock)
{
    public const string Cloudflare = "cloudflare";
    public const string CloudflareIngest = "cloudflare-ingest";
    public const string Agora = "agora";
    public const string Sampler = "sampler";

    /// <summary>The mail server, as the sending of mails finds it.</summary>
    public const string Mail = "mail";

    private const int LongestReason = 2000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (string? Failure, long At)> told = new();

    public Task SucceededAsync(string name, CancellationToken cancel) => TellAsync(name, null, cancel);

    /// <param name="reason">Plain words without secrets.</param>
    public Task FailedAsync(string name, string reason, CancellationToken cancel) =>
        TellAsync(name, reason.To(LongestReason), cancel);

    /// <summary>What came of several questions at once. In this order: a vendor that answers some of them is not down, whatever is wrong with another one.</summary>
    /// <param name="failure">Of the first that failed; null: none did.</param>
    public async Task HeardAsync(string name, string? failure, bool hasAnswered, CancellationToken cancel)
    {
        if (failure is not null)
        {
            await FailedAsync(name, failure, cancel);
        }

        if (hasAnswered)
        {
            await SucceededAsync(name, cancel);
        }
    }

    private async Task TellAsync(string name, string? failure, CancellationToken cancel)
    {
        var ticks = TimeProvider.System.GetTimestamp();
        if (told.TryGetValue(name, out var last) && (last.Failure is null) == (failure is null) && TimeProvider.System.GetElapsedTime(last.At, ticks) < Pause)
        {
            return;
        }

        told[name] = (failure, ticks);
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = db.Instant(clock.GetUtcNow());
        await (failure is null
            ? db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO connectors (name, last_success_at) VALUES ({name}, {now})
                ON CONFLICT (name) DO UPDATE SET last_success_at = excluded.last_success_at
                """,
                cancel)
            : db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO connectors (name, last_failure_at, last_failure_reason) VALUES ({name}, {now}, {failure})
                ON CONFLICT (name) DO UPDATE SET last_failure_at = excluded.last_failure_at, last_failure_reason = excluded.last_failure_reason
                """,
                cancel));
    }
}
