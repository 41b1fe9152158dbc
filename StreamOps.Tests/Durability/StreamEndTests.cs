using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Durability;

/// <summary>A stream ends once, however often and from wherever it is told, and its costs follow by themselves.</summary>
public sealed class StreamEndTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task Of_100_ends_at_once_one_counts_and_one_set_of_records_follows(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);
        using var backend = new Backend(app.Address);
        var stream = await Example.StartAsync(backend, "room");
        await Example.SendAsync(backend, stream);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // Each says another instant, all within the same billed cents, so that a second end would show.
        var ends = Enumerable.Range(0, 100).Select(i => Task.Run(async () =>
        {
            await gate.Task;
            return await backend.EndAsync(stream.Id, Example.Start + Example.Length - TimeSpan.FromMilliseconds(i));
        })).ToList();
        gate.SetResult();
        var answers = await Task.WhenAll(ends);
        var ended = Stopwatch.GetTimestamp();

        Assert.Single(answers.Select(a => a.EndedAt).Distinct());
        Assert.All(answers, a => Assert.False(a.IsActive));
        await Aftermath.CostsAreThereAsync(app.Database, Effort.Within(10) - Stopwatch.GetElapsedTime(ended));
        await Example.AssertRecordedOnceAsync(app.Database, stream.Id);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_past_stream_handed_over_whole_has_its_costs_within_10_seconds_of_the_end(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);
        using var backend = new Backend(app.Address);
        var stream = await Example.StartAsync(backend, "room");
        await Example.SendAsync(backend, stream);
        await backend.EndAsync(stream.Id, Example.Start + Example.Length);
        var ended = Stopwatch.GetTimestamp();

        JsonElement costs;
        while ((costs = await backend.Client.GetFromJsonAsync<JsonElement>($"/api/v1/channels/{stream.ChannelId}/costs?month={Example.Start:yyyy-MM}"))
            .GetProperty("costs").GetArrayLength() == 0)
        {
            Assert.True(Stopwatch.GetElapsedTime(ended) < Effort.Within(10), "no costs yet");
            await Task.Delay(100);
        }

        Assert.Equal(Example.TotalCents, costs.GetProperty("totalCostCents").GetInt64());
        Assert.Equal(10.08m, costs.GetProperty("totalCostDollars").GetDecimal());
        Assert.Equal(
            [("agora", "relay", 0.54m), ("agora", "streaming", 0.09m), ("cloudflare", "delivery", 9.00m), ("cloudflare", "storage", 0.45m)],
            costs.GetProperty("costs").EnumerateArray()
                .Select(c => (c.GetProperty("service").GetString()!, c.GetProperty("costType").GetString()!, c.GetProperty("costDollars").GetDecimal()))
                .Order());
    }
}
