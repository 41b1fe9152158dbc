using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>A line of a simulated vendor's bill.</summary>
public sealed record DemoCharge(BilledItem Item, decimal Minutes, decimal Usd);

/// <summary>
/// What the simulated vendors bill for some days: what they metered, at list prices, each item in whole minutes once. Full HD has a price of a
/// contract that the price book does not know. Storage is sold in blocks that hold the most that was kept on a day, recordings of earlier months too.
/// </summary>
public static class DemoBill
{
    private const decimal ContractFullHd = 8.49m;
    private const decimal Block = 1000m;

    private static readonly PriceBook List = PricePresets.Of(PricePreset.Published);

    public static IReadOnlyList<DemoCharge> Of(DemoWorld world, DateTimeOffset from, DateTimeOffset end)
    {
        var agora = AgoraUsage.Seconds(world, from, end, end).GroupBy(s => s.Key.Key).Select(g => (Of(g.Key), g.Sum(s => (double)s.Value)));
        var shows = world.Touching(from, end).Select(b => (Show: b, Seconds: ((b.EndedAt < end ? b.EndedAt : end) - (b.StartedAt > from ? b.StartedAt : from)).TotalSeconds)).ToList();
        var relays = shows.Where(s => s.Show is { Mode: DemoMode.Hybrid, RelayFails: false }).Select(s => (Relay(s.Show), s.Seconds));
        var delivered = shows.Where(s => s.Show.IsRecorded).SelectMany(s => CloudflareAnalytics.Rows(s.Show, from, end)).Sum(r => Math.Round(r.Minutes));
        var stored = DemoStorage.Days(world, from, end).Select(s => s.Minutes * 60).DefaultIfEmpty().Max();
        return
        [
            .. agora.Concat(relays).Append((BilledItem.Delivery, delivered * 60)).Append((BilledItem.Storage, stored))
                .GroupBy(c => c.Item1, c => c.Item2)
                .Select(c => Charge(c.Key, decimal.Ceiling((decimal)c.Sum() / 60m), from.UtcDay()))
                .Where(c => c.Minutes > 0),
        ];
    }

    private static DemoCharge Charge(BilledItem item, decimal minutes, DateOnly day)
    {
        var sold = item == BilledItem.Storage ? decimal.Ceiling(minutes / Block) * Block : minutes;
        var price = List.On(day, item.Bases[0], item.Tier ?? ResolutionTier.Hd).First().UsdPerUnit;
        var usd = item == BilledItem.RealTimeOf(ResolutionTier.FullHd) ? ContractFullHd : price;
        return new DemoCharge(item, sold, decimal.Round(sold * usd / 1000m, 2, MidpointRounding.AwayFromZero));
    }

    private static BilledItem Of(string tier) => BilledItem.RealTimeOf(tier switch
    {
        "durationAudioAll" => ResolutionTier.Audio,
        "durationVideoHd" => ResolutionTier.Hd,
        "durationVideo2K" => ResolutionTier.TwoK,
        "durationVideo4K" => ResolutionTier.TwoKPlus,
        _ => ResolutionTier.FullHd,
    });

    private static BilledItem Relay(DemoBroadcast show)
    {
        var tier = WireName.TryParse<ResolutionTier>(show.Channel.Tier, out var known) ? known : ResolutionTier.Hd;
        var basis = show.Channel.Relay switch
        {
            "web-recording" => PriceBasis.WebRecordedMinutes,
            "cloud-recording" => PriceBasis.RecordedMinutes,
            _ => show.Hosts > 1 ? PriceBasis.MixedMinutes : PriceBasis.TranscodedMinutes,
        };
        return BilledItem.Of(basis, tier).First();
    }
}
