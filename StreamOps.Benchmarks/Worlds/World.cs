using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Benchmarks.Databases;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;

namespace StreamOps.Benchmarks.Worlds;

/// <summary>Channels and live streams, straight into the tables.</summary>
internal static class World
{
    public static async Task<List<ChannelRow>> ChannelsAsync(BenchmarkDatabase database, int count, CancellationToken cancel)
    {
        var now = TimeProvider.System.GetUtcNow();
        var seller = new UserRow
        {
            Id = Guid.NewGuid(),
            UserName = "seller@shop.example",
            NormalizedUserName = "SELLER@SHOP.EXAMPLE",
            Email = "seller@shop.example",
            NormalizedEmail = "SELLER@SHOP.EXAMPLE",
            DisplayName = "Seller",
            CreatedAt = now,
            SecurityStamp = Guid.NewGuid().ToString("n"),
        };
        var channels = Enumerable.Range(1, count).Select(number => new ChannelRow
        {
            ExternalId = string.Create(CultureInfo.InvariantCulture, $"room-{number}"),
            Name = string.Create(CultureInfo.InvariantCulture, $"Room {number}"),
            SellerId = seller.Id,
            AgoraChannel = string.Create(CultureInfo.InvariantCulture, $"room-{number}"),
            CloudflareLiveInputId = string.Create(CultureInfo.InvariantCulture, $"{number:x32}"),
            CreatedAt = now,
        }).ToList();
        await using var db = database.Open();
        db.Users.Add(seller);
        db.Channels.AddRange(channels);
        await db.SaveChangesAsync(cancel);
        return channels;
    }

    /// <summary>A whole hour, some hours ago: what the product stores as it is given.</summary>
    public static DateTimeOffset HoursAgo(int hours)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero).AddHours(-hours);
    }

    /// <summary>One live hybrid stream on each channel.</summary>
    public static async Task<List<StreamRow>> LiveStreamsAsync(
        BenchmarkDatabase database, IEnumerable<ChannelRow> channels, DateTimeOffset startedAt, bool isSampled, CancellationToken cancel)
    {
        var streams = channels.Select(channel => new StreamRow
        {
            ChannelId = channel.Id,
            StartedAt = startedAt,
            Mode = StreamMode.Hybrid,
            RelayStatus = RelayStatus.Active,
            Relay = channel.Relay,
            Tier = channel.Tier,
            SampleIntervalSeconds = 5,
            IsSampled = isSampled,
            CreatedAt = TimeProvider.System.GetUtcNow(),
        }).ToList();
        await using var db = database.Open();
        db.Streams.AddRange(streams);
        await db.SaveChangesAsync(cancel);
        return streams;
    }

    /// <summary>Records what ended streams owe.</summary>
    public static async Task RecordCostsAsync(BenchmarkDatabase database, CancellationToken cancel)
    {
        while (await database.Costs.OwedAsync(500, cancel) is { Count: > 0 } owed)
        {
            foreach (var stream in owed)
            {
                await database.Costs.RecordAsync(stream, cancel);
            }
        }
    }

    /// <summary>Gives the channels sellers of their own, in turns.</summary>
    public static async Task SpreadSellersAsync(StreamOpsDb db, int count, CancellationToken cancel)
    {
        var owner = await db.Channels.Select(c => c.SellerId).FirstAsync(cancel);
        db.Users.AddRange(Enumerable.Range(1, count).Select(i => new UserRow
        {
            Id = Guid.NewGuid(),
            UserName = $"seller{i}@shop.example",
            NormalizedUserName = $"SELLER{i}@SHOP.EXAMPLE",
            Email = $"seller{i}@shop.example",
            NormalizedEmail = $"SELLER{i}@SHOP.EXAMPLE",
            DisplayName = $"Seller {i}",
            CreatedAt = TimeProvider.System.GetUtcNow(),
            SecurityStamp = Guid.NewGuid().ToString("n"),
        }));
        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteSqlRawAsync(
            "UPDATE channels SET seller_id = s.id FROM (SELECT id, row_number() OVER (ORDER BY email) AS n FROM users WHERE id <> {0}) s WHERE s.n = channels.id % {1} + 1",
            [owner, count], cancel);
    }
}
