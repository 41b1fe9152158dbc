using System.Text.Json;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Reading;

/// <summary>Every read of the contract, by the names and figures that it promises.</summary>
public sealed class ReadingApiTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task Every_read_answers_with_the_contract_s_names_and_the_example_s_figures(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        var (channel, stream) = (world.Stream.ChannelId, world.Stream.Id);

        var channels = await world.ReadAsync("/channels?page=1&pageSize=10");
        Has(channels, "items page pageSize total");
        Assert.Equal(channel, channels.GetProperty("items")[0].GetProperty("id").GetInt64());

        Is(await world.ReadAsync($"/channels/{channel}/stats"), new
        {
            channelId = channel,
            totalDurationSeconds = 5400,
            peakViewers = 100,
            avgViewers = 100,
            viewerMinutes = 9000,
            streams = 1,
            coveragePercent = 100,
            startedAt = "2026-03-10T12:00:00Z",
            endedAt = "2026-03-10T13:30:00Z",
            isActive = false,
        });
        Is(await world.ReadAsync($"/channels/{channel}/stats?from=2026-03-10T12:30:00Z&to=2026-03-10T13:00:00%2B00:00"), new { totalDurationSeconds = 1800, viewerMinutes = 3000 });
        Is(await world.ReadAsync($"/streams/{stream}"), new { id = stream, channelId = channel, startedAt = "2026-03-10T12:00:00Z", endedAt = "2026-03-10T13:30:00Z", isActive = false, mode = "hybrid", relayStatus = "stopped" });
        Is(await world.ReadAsync($"/streams/{stream}/stats"), new { streamId = stream, durationSeconds = 5400, peakViewers = 100, avgViewers = 100, viewerMinutes = 9000, isActive = false });
        Is(await world.ReadAsync("/platform/stats?month=2026-03"), new
        {
            month = "2026-03",
            totalStreamingHours = 1.5,
            totalChannels = 1,
            totalStreams = 1,
            avgViewers = 100,
            peakViewers = 100,
            viewerMinutes = 9000,
            liveNow = 0,
            viewersNow = 0,
        });
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Costs_answer_with_the_contract_s_names_and_the_example_s_cents(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        var (channel, stream) = (world.Stream.ChannelId, world.Stream.Id);

        var costs = await world.ReadAsync($"/channels/{channel}/costs?month=2026-03");
        Is(costs, new { channelId = channel, totalCostCents = 1008, totalCostDollars = 10.08 });
        Has(costs.GetProperty("costs")[0], "streamId service costType month durationMinutes viewerMinutes bandwidthGB amount costCents costDollars");
        Is(Line(costs, "relay"), new { streamId = stream, service = "agora", month = "2026-03", durationMinutes = 90, viewerMinutes = 0, amount = 0.5382, costCents = 54, costDollars = 0.54 });
        Assert.Equal(JsonValueKind.Null, Line(costs, "delivery").GetProperty("bandwidthGB").ValueKind);

        var page = await world.ReadAsync($"/channels/{channel}/costs?page=2&pageSize=3");
        var listed = Assert.Single(page.GetProperty("costs").EnumerateArray()).GetProperty("costCents").GetInt64();
        Is(page, new { totalCostCents = listed, totalCostDollars = listed / 100m, total = 4, allPagesCostCents = 1008, allPagesCostDollars = 10.08 });
        Is(costs, new { pageSize = 1000, allPagesCostCents = 1008 });
        Is(await world.ReadAsync($"/channels/{channel}/costs?month=2026-02"), new { totalCostCents = 0, totalCostDollars = 0.0 });

        Is(await world.ReadAsync($"/streams/{stream}/costs"), new { streamId = stream, channelId = channel, totalCostCents = 1008, accruedCents = 0 });

        var month = await world.ReadAsync("/costs/monthly?month=2026-03");
        Is(month, new { month = "2026-03", status = "open", totalCostCents = 1008, totalCostDollars = 10.08, accruedCents = 0, forecastCents = 1008 });
        Has(month.GetProperty("costs")[0], "service costType totalCostCents totalCostDollars durationMinutes viewerMinutes bandwidthGB");
        Is(Line(month, "delivery"), new { service = "cloudflare", totalCostCents = 900, totalCostDollars = 9.0, durationMinutes = 90, viewerMinutes = 9000 });

        Is(await world.ReadAsync("/costs/comparison?month=2026-03"), new
        {
            month = "2026-03",
            hybridCostDollars = 10.08,
            agoraOnlyCostDollars = 36.0,
            savingsDollars = 25.92,
            savingsPercent = 72,
            avgViewers = 100,
            viewerMinutes = 9000,
            hostMinutes = 90,
        });
        Is(await world.ReadAsync("/costs/comparison?month=2026-03&audience=broadcast"), new { agoraOnlyCostDollars = 18.0, savingsPercent = 44 });
        // 8.91 + 13.41 + 45 cents against 101 participants at 8.91 cents.
        Is(await world.ReadAsync("/costs/comparison?month=2026-03&preset=phase6"), new { hybridCostDollars = 0.68, agoraOnlyCostDollars = 9.0 });
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Metrics_come_raw_or_in_steps_newest_first(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        var path = $"/channels/{world.Stream.ChannelId}/metrics";

        var minutes = await world.ReadAsync(path + "?pageSize=2");
        Is(minutes, new { resolution = "minute", page = 1, pageSize = 2, total = 90 });
        Is(minutes.GetProperty("items")[0], new { timestamp = "2026-03-10T13:29:00Z", durationSeconds = 60, peakViewers = 100, avgViewers = 100, viewerMinutes = 100, samples = 1 });
        var raw = await world.ReadAsync(path + "?resolution=raw&from=2026-03-10T12:00:00Z&to=2026-03-10T12:10:00Z");
        Assert.Equal(10, raw.GetProperty("total").GetInt32());
        Is(raw.GetProperty("items")[0], new { timestamp = "2026-03-10T12:09:00Z", relayStatus = "active", isLive = true, hlsViewers = 100, durationSeconds = 540 });
        Is((await world.ReadAsync(path + "?resolution=hour")).GetProperty("items")[1], new { timestamp = "2026-03-10T12:00:00Z", viewerMinutes = 6000 });
        Is((await world.ReadAsync(path + "?resolution=day")).GetProperty("items")[0], new { timestamp = "2026-03-10T00:00:00Z", viewerMinutes = 9000, durationSeconds = 5400 });
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task B15_A_month_without_data_is_zeros(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);

        Is(await world.ReadAsync("/platform/stats?month=2025-07"), new { totalStreamingHours = 0, totalChannels = 0, avgViewers = 0, peakViewers = 0, viewerMinutes = 0 });
        Is(await world.ReadAsync("/costs/monthly?month=2025-07"), new { totalCostCents = 0, totalCostDollars = 0.0, accruedCents = 0, forecastCents = 0 });
        var comparison = await world.ReadAsync("/costs/comparison?month=2025-07");
        Is(comparison, new { hybridCostDollars = 0.0, agoraOnlyCostDollars = 0.0, savingsPercent = 0, avgViewers = 0 });
        Assert.Equal(JsonValueKind.Null, comparison.GetProperty("breakEvenViewers").ValueKind);
    }

    private static JsonElement Line(JsonElement answer, string costType) =>
        answer.GetProperty("costs").EnumerateArray().Single(c => c.GetProperty("costType").GetString() == costType);

    private static void Has(JsonElement answer, string names) =>
        Assert.Equal(names.Split(' '), answer.EnumerateObject().Select(p => p.Name).Where(names.Split(' ').Contains));

    /// <summary>Every property of the expected is in the answer with its value.</summary>
    private static void Is(JsonElement answer, object expected)
    {
        foreach (var wanted in JsonSerializer.SerializeToElement(expected).EnumerateObject())
        {
            Assert.True(answer.TryGetProperty(wanted.Name, out var found), $"{wanted.Name} is missing in {answer}");
            if (wanted.Value.ValueKind == JsonValueKind.Number)
            {
                Assert.True(wanted.Value.GetDecimal() == found.GetDecimal(), $"{wanted.Name}: {found} is not {wanted.Value}");
            }
            else
            {
                Assert.Equal(wanted.Value.ToString(), found.ToString());
            }
        }
    }
}
