using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Costs;
using StreamOps.Data.Messages;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.InBrowser;

/// <summary>What people and vendors may write, at its longest and worst, and the largest amounts, in every place that a page shows.</summary>
internal static class HostileContent
{
    /// <summary>At 1 USD for 1,000 delivered minutes: 9,999,999.99 USD.</summary>
    private const long DeliveredMs = 9_999_999_990L * 60_000;

    private const int Crowd = 9_999_999;

    /// <summary>200 characters each.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        new string('W', 200),
        Fill("مبيعاتاليوم"),
        Fill("👩‍👩‍👧‍👦🛍️"),
        Fill("<script>window.broken = true</script>\"><img src=x onerror=window.broken=true>&amp;'"),
        Fill("\u202Eevil"),
    ];

    /// <returns>Pages of what was added.</returns>
    public static async Task<IReadOnlyList<string>> AddToAsync(Platform platform)
    {
        await using var db = platform.App.Open();
        await RenameAsync(db, platform.Seller);
        var pages = new List<string>();
        for (var i = 0; i < Names.Count; i++)
        {
            var name = Names[i];
            var channel = await Given.ChannelAsync(db, c => (c.Name, c.ExternalId, c.SellerId) = (name, name, platform.Seller.Id));
            var ended = await EndedAsync(db, channel, platform.Ended.StartedAt.AddHours(-1), i == 0 ? DeliveredMs : 0);
            var onAir = await Given.StreamAsync(db, channel, s => (s.StartedAt, s.ExternalId) = (platform.OnAir.StartedAt, name));
            await platform.SampleAsync(onAir, Enumerable.Range(0, 120).Select(n => (onAir.StartedAt.AddSeconds(5 * n), (int?)(Crowd / (n + 1)))));
            pages.AddRange([$"/channels/{channel.Id}", $"/streams/{ended.Id}", $"/streams/{onAir.Id}", $"/costs/streams/{ended.Id}", $"/costs?channel={channel.Id}&by=stream"]);
        }

        await AddWordsAsync(db, platform.Ended.StartedAt);
        await platform.BookAsync();
        return [.. pages, "/costs?by=channel", "/costs?by=seller", "/costs?by=stream", "/costs?by=type", $"/costs?seller={platform.Seller.Id}&by=channel"];
    }

    private static string Fill(string part) => string.Concat(Enumerable.Repeat(part, (200 / part.Length) + 1))[..(200 / part.Length * part.Length)].PadRight(200, 'x');

    private static async Task RenameAsync(StreamOpsDb db, UserRow seller)
    {
        var address = new string('w', 240) + "@shop.example";
        await db.Users.Where(u => u.Id == seller.Id).ExecuteUpdateAsync(u => u
            .SetProperty(x => x.DisplayName, Names[3])
            .SetProperty(x => x.UserName, address)
            .SetProperty(x => x.NormalizedUserName, address.ToUpperInvariant())
            .SetProperty(x => x.Email, address)
            .SetProperty(x => x.NormalizedEmail, address.ToUpperInvariant()));
    }

    /// <summary>An hour whose costs are owed; its usage straight into the roll-ups, because no crowd is that large.</summary>
    private static async Task<StreamRow> EndedAsync(StreamOpsDb db, ChannelRow channel, DateTimeOffset start, long hlsMs)
    {
        var stream = await Given.StreamAsync(db, channel, s =>
            (s.StartedAt, s.EndedAt, s.EndedBy, s.RelayStatus) = (start, start.AddHours(1), EndCause.Api, RelayStatus.Error));
        var length = (long)TimeSpan.FromHours(1).TotalMilliseconds;
        db.AddRange(
            new StreamDayRow { StreamId = stream.Id, Day = DateOnly.FromDateTime(start.UtcDateTime), LiveMs = length, HlsMs = hlsMs, SampledMs = length, Samples = 720, Peak = Crowd },
            new StreamTotalRow { StreamId = stream.Id, HlsMs = hlsMs, SampledMs = length, Samples = 720, Peak = Crowd, PeakAt = start, FirstSampleAt = start, LastSampleAt = start.AddHours(1) },
            new CostDutyRow { StreamId = stream.Id, RequestedAt = start });
        await db.SaveChangesAsync();
        return stream;
    }

    /// <summary>Names of keys, sources of prices, subjects of notices and of changes.</summary>
    private static async Task AddWordsAsync(StreamOpsDb db, DateTimeOffset at)
    {
        db.AddRange(Names.Select((name, i) => new ApiKeyRow { Name = name, Prefix = "wwwwwwww", Hash = $"{i}", Scopes = "ingest read admin", CreatedAt = at }));
        db.AddRange(Names.Select(name => new AuditEntryRow { At = at, Actor = name, Action = "price.added", Subject = name, Before = JsonSerializer.Serialize(name), After = JsonSerializer.Serialize(new { name }) }));
        db.AddRange(Names.Select((name, i) => new InboxMessageRow
        {
            Source = "agora",
            DedupeKey = $"{i}",
            EventType = Names[0][..90],
            Subject = name,
            Body = name,
            ReceivedAt = at,
            State = InboxState.Parked,
            Outcome = name,
        }));
        db.Add(new PriceRow
        {
            Service = "cdn",
            CostType = "bandwidth",
            Basis = PriceBasis.DeliveredMinutes,
            UnitMinutes = 1_000,
            UsdPerUnit = 9_999_999.99m,
            FreeMinutes = 9_999_999.99m,
            ValidFrom = new DateOnly(2099, 1, 1),
            Source = "https://example.com/" + new string('w', 380),
            CreatedAt = at,
            CreatedBy = new string('w', 240) + "@shop.example",
        });
        await db.SaveChangesAsync();
    }
}
