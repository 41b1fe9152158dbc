using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Data.Figures;

/// <summary>The published list prices and who pays them, in USD per 1,000 minutes, from the words of the contract. Uses nothing of the product's pricing.</summary>
public static class PlainPrices
{
    /// <summary>Quantities (milliseconds) and prices of a stream as it was carried, by line.</summary>
    public static IEnumerable<(string Line, decimal Usd, long Ms)> Carried(StreamRow s, PlainPlatform.Window w)
    {
        if (s.Mode != StreamMode.HlsOnly)
        {
            yield return ("agora/streaming", s.Hosts > 1 ? Interactive(s.Tier) : 0.99m, w.LiveMs * s.Hosts);
            yield return ("agora/audience", Interactive(s.Tier), w.RtcMs);
        }

        if (s.Mode == StreamMode.Hybrid)
        {
            switch (s.Relay)
            {
                case RelayPath.MediaPush:
                    yield return ("agora/relay", Interactive(s.Tier), w.LiveMs);
                    yield return ("agora/relay", s.Hosts == 1 ? 1.99m : Hd(s.Tier) ? 7.99m : 15.99m, w.LiveMs);
                    break;
                case RelayPath.WebRecording:
                    yield return ("agora/relay", Hd(s.Tier) ? 14m : 28m, w.LiveMs);
                    break;
                default:
                    yield return ("agora/recording", Hd(s.Tier) ? 5.99m : 13.49m, w.LiveMs);
                    break;
            }
        }

        if (s.Mode != StreamMode.AgoraOnly)
        {
            yield return ("cloudflare/delivery", 1m, w.HlsMs);
            yield return ("cloudflare/storage", 5m, w.LiveMs);
        }
    }

    /// <summary>The same hosts and every viewer, had Agora carried them.</summary>
    public static IEnumerable<(string Line, decimal Usd, long Ms)> AgoraAlone(StreamRow s, PlainPlatform.Window w, bool broadcast)
    {
        yield return ("agora/streaming", s.Hosts > 1 ? Interactive(s.Tier) : 0.99m, w.LiveMs * s.Hosts);
        yield return ("agora/audience", broadcast ? Hd(s.Tier) ? 1.99m : 4.59m : Interactive(s.Tier), w.HlsMs + w.RtcMs);
    }

    /// <summary>Lines in cents: quantities summed by price, amounts by line, rounded up once.</summary>
    public static SortedDictionary<string, long> Cents(IEnumerable<(string Line, decimal Usd, long Ms)> pieces)
    {
        var lines = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in pieces.GroupBy(p => p.Line))
        {
            // Whole numbers: prices have 2 decimals, quantities none, and 1,000 minutes are 60,000,000 ms.
            var hundredths = line.Sum(p => (long)(p.Usd * 100) * p.Ms);
            var cents = (long)((hundredths + 60_000_000 - 1) / 60_000_000);
            if (cents > 0)
            {
                lines[line.Key] = cents;
            }
        }

        return lines;
    }

    private static bool Hd(ResolutionTier tier) => tier == ResolutionTier.Hd;

    private static decimal Interactive(ResolutionTier tier) => Hd(tier) ? 3.99m : 8.99m;
}
