using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;

namespace StreamOps.Platform.Access;

/// <summary>Writes down when a key was last used: in the background, at most once a minute, so that a request never waits for it.</summary>
public sealed class ApiKeyUse(IDbContextFactory<StreamOpsDb> factory, TimeProvider clock, ILogger<ApiKeyUse> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, DateTimeOffset> used = new();

    public void Note(long keyId, DateTimeOffset at) => used[keyId] = at;

    public async Task WriteAsync(CancellationToken cancel)
    {
        foreach (var id in used.Keys)
        {
            if (used.TryRemove(id, out var at))
            {
                await using var db = await factory.CreateDbContextAsync(cancel);
                await db.ApiKeys.Where(k => k.Id == id && (k.LastUsedAt == null || k.LastUsedAt < at))
                    .ExecuteUpdateAsync(s => s.SetProperty(k => k.LastUsedAt, at), cancel);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogWarning(error, "Could not write down when API keys were last used");
            }
        }
    }
}
