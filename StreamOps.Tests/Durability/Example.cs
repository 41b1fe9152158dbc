using System.Net;
using Microsoft.EntityFrameworkCore;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Durability;

/// <summary>The example of the contract: 90 minutes over media push in hd with 100 viewers throughout, 10.08 USD.</summary>
internal static class Example
{
    public const int Samples = 18;
    public const int TotalCents = 1008;

    private const int EverySeconds = 300;
    private static readonly string[] Lines = ["agora/relay 54", "agora/streaming 9", "cloudflare/delivery 900", "cloudflare/storage 45"];

    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(Samples * EverySeconds);

    /// <summary>Noon of the middle of last month, so that no stream crosses a month's end.</summary>
    public static DateTimeOffset Start { get; } = LastMonth(TimeProvider.System.GetUtcNow());

    public static async Task<StreamAnswer> StartAsync(Backend backend, string channel) =>
        await backend.StartAsync(await backend.PutChannelAsync(channel), "example", Start, EverySeconds);

    public static async Task SendAsync(Backend backend, StreamAnswer stream, int from = 0, int to = Samples)
    {
        var samples = Enumerable.Range(from, to - from).Select(i => new SampleBody(stream.Id, Start.AddSeconds(i * EverySeconds), "active", true, 100)).ToList();
        Assert.Equal(HttpStatusCode.OK, await new Ledger(backend.Client).SendAsync(samples));
    }

    /// <summary>All lines once, each with its part.</summary>
    public static async Task AssertRecordedOnceAsync(TestDatabase database, long streamId) => Assert.Equal(Lines, await RecordedAsync(database, streamId));

    /// <summary>All lines or none, as at any instant; of a stream that was recorded before, the old ones or the new.</summary>
    public static async Task AssertWholeAsync(TestDatabase database, long streamId, bool wasRecorded)
    {
        var lines = await RecordedAsync(database, streamId);
        Assert.True(lines.Length == Lines.Length || (lines.Length == 0 && !wasRecorded), $"half of a set: {string.Join(", ", lines)}");
    }

    private static async Task<string[]> RecordedAsync(TestDatabase database, long streamId)
    {
        await using var db = database.Open();
        var records = await db.CostRecords.AsNoTracking().Include(r => r.Parts).Where(r => r.StreamId == streamId).ToListAsync();
        Assert.All(records, r => Assert.NotEmpty(r.Parts));
        return [.. records.Select(r => $"{r.Service}/{r.CostType} {r.CostCents}").Order(StringComparer.Ordinal)];
    }

    private static DateTimeOffset LastMonth(DateTimeOffset now) => new DateTimeOffset(now.Year, now.Month, 15, 12, 0, 0, TimeSpan.Zero).AddMonths(-1);
}
