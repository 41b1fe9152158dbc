using System.Globalization;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Costs;
using StreamOps.Data.Streams;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Support;

/// <summary>Rows that a test starts from, straight into the tables. What a test cares about it says itself.</summary>
public static class Given
{
    private static int last;

    /// <summary>When everything happens, unless the test says otherwise: noon of a month's middle day, UTC.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    /// <summary>That of the default settings.</summary>
    public static StreamPatience Patience { get; } = new(TimeSpan.FromMinutes(10));

    public static async Task<UserRow> SellerAsync(StreamOpsDb db, string? email = null)
    {
        email ??= $"seller{Next()}@shop.example";
        var seller = new UserRow
        {
            Id = Guid.NewGuid(),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = email,
            CreatedAt = Noon,
            SecurityStamp = Guid.NewGuid().ToString("n"),
        };
        await AddAsync(db, seller);
        return seller;
    }

    /// <summary>A channel of a new seller, unless <paramref name="change"/> names one.</summary>
    public static async Task<ChannelRow> ChannelAsync(StreamOpsDb db, Action<ChannelRow>? change = null)
    {
        var number = Next();
        var channel = new ChannelRow
        {
            ExternalId = $"room-{number}",
            Name = $"Room {number}",
            AgoraChannel = $"agora-{number}",
            CloudflareLiveInputId = $"input-{number}",
            CreatedAt = Noon,
        };
        change?.Invoke(channel);
        if (channel.SellerId == Guid.Empty)
        {
            channel.SellerId = (await SellerAsync(db)).Id;
        }

        await AddAsync(db, channel);
        return channel;
    }

    /// <summary>A live hybrid stream since <see cref="Noon"/>, sampled every 5 s.</summary>
    public static async Task<StreamRow> StreamAsync(StreamOpsDb db, ChannelRow channel, Action<StreamRow>? change = null)
    {
        var stream = new StreamRow
        {
            ChannelId = channel.Id,
            ExternalId = $"broadcast-{Next()}",
            StartedAt = Noon,
            Mode = StreamMode.Hybrid,
            RelayStatus = RelayStatus.Active,
            Relay = channel.Relay,
            Tier = channel.Tier,
            SampleIntervalSeconds = 5,
            CreatedAt = Noon,
        };
        change?.Invoke(stream);
        await AddAsync(db, stream);
        return stream;
    }

    /// <summary>The rows of a shipped price book.</summary>
    public static async Task<IReadOnlyList<PriceRow>> PricesAsync(StreamOpsDb db, PricePreset preset = PricePreset.Published)
    {
        var rows = PricePresets.Rows(preset).Select(p => PriceRow.Of(p, Noon, "system")).ToList();
        await AddAsync(db, [.. rows]);
        return rows;
    }

    /// <summary>90 minutes at 0.09 USD, under one price.</summary>
    public static async Task<CostRecordRow> CostAsync(StreamOpsDb db, StreamRow stream, PriceRow price, Action<CostRecordRow>? change = null)
    {
        var record = new CostRecordRow
        {
            StreamId = stream.Id,
            ChannelId = stream.ChannelId,
            Service = price.Service,
            CostType = price.CostType,
            Month = Noon.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            DurationMs = 5_400_000,
            AmountUsd = 0.0891m,
            CostCents = 9,
            RecordedAt = Noon,
            Parts = [new CostPartRow { PriceId = price.Id, Month = "", QuantityMs = 5_400_000 }],
        };
        change?.Invoke(record);
        record.Parts.ForEach(p => p.Month = record.Month);
        await AddAsync(db, record);
        return record;
    }

    /// <summary>Saves and forgets, so that what a test reads next comes from the database.</summary>
    private static async Task AddAsync(StreamOpsDb db, params object[] rows)
    {
        db.AddRange(rows);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private static int Next() => Interlocked.Increment(ref last);
}
