using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Data.Figures;

/// <summary>
/// Streams of every kind around a month's end of the billing zone: across it, live, watched by nobody, with gaps and unknown values, of all modes,
/// relays and tiers, with several hosts, at different cadences.
/// </summary>
public sealed class PlatformGenerator(Studio studio, Random random, TimeZoneInfo zone)
{
    private static readonly int[] Cadences = [1, 5, 30, 60];

    /// <summary>The month's end in the billing zone, where most of it happens.</summary>
    private readonly DateTimeOffset edge = new(TimeZoneInfo.ConvertTimeToUtc(new DateTime(2026, 2, 1), zone), TimeSpan.Zero);

    public async Task FillAsync()
    {
        for (var room = 0; room < 4; room++)
        {
            var channel = await studio.ChannelAsync();
            await PastAsync(channel, edge.AddHours(-2).AddMilliseconds(random.Next(3_600_000)), TimeSpan.FromMinutes(90));
            await PastAsync(channel, edge.AddHours(3 + random.Next(20)), TimeSpan.FromMilliseconds(random.Next(1, 3_000_000)));
            await PastAsync(channel, edge.AddDays(27).AddHours(20), TimeSpan.FromHours(7));
            if (room > 1)
            {
                var live = await StartAsync(channel, studio.Clock.GetUtcNow().AddSeconds(-random.Next(20, 4000)));
                await SampleAsync(live, studio.Clock.GetUtcNow());
            }
        }

        // A stream that has run since last month and still does.
        var lasting = await StartAsync(await studio.ChannelAsync(), edge.AddDays(28).AddMinutes(-20), s => s.SampleIntervalSeconds = 300);
        await SampleAsync(lasting, studio.Clock.GetUtcNow());
    }

    private async Task PastAsync(ChannelRow channel, DateTimeOffset start, TimeSpan length)
    {
        var stream = await StartAsync(channel, start, length > TimeSpan.FromHours(2) ? s => s.SampleIntervalSeconds = 60 : null);
        await SampleAsync(stream, start + length);
        await studio.EndAsync(stream, start + length);
    }

    private Task<StreamRow> StartAsync(ChannelRow channel, DateTimeOffset start, Action<StreamRow>? change = null) =>
        studio.StartAsync(channel, start, s =>
        {
            s.Mode = Enum.GetValues<StreamMode>()[random.Next(3)];
            s.Relay = Enum.GetValues<RelayPath>()[random.Next(3)];
            s.Tier = random.Next(2) == 0 ? ResolutionTier.Hd : ResolutionTier.FullHd;
            s.Hosts = random.Next(3) == 0 ? 2 + random.Next(3) : 1;
            s.SampleIntervalSeconds = Cadences[random.Next(Cadences.Length)];
            change?.Invoke(s);
        });

    private async Task SampleAsync(StreamRow stream, DateTimeOffset until)
    {
        var nobody = random.Next(5) == 0;
        var step = Math.Max(stream.SampleIntervalSeconds, (int)((until - stream.StartedAt).TotalSeconds / 400));
        var values = new List<(DateTimeOffset, int?, int?)>();
        for (var at = stream.StartedAt; at < until; at = at.AddMilliseconds(random.Next(12) == 0 ? random.Next(1, step * 9000) : random.Next(1, step * 1300)))
        {
            int? hls = nobody ? 0 : random.Next(9) == 0 ? null : random.Next(800);
            int? rtc = nobody ? 0 : random.Next(4) == 0 ? null : random.Next(30);
            values.Add((at, hls, rtc));
        }

        foreach (var batch in values.OrderBy(_ => random.Next(6)).Chunk(120))
        {
            await studio.SampleAsync(stream, batch, isLive: random.Next(15) != 0);
        }
    }
}
