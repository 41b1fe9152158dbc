using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Pricing.Terms;

/// <summary>
/// Which minutes Agora's free minutes cover and in what order they use them up: tier by tier from audio on, and in each tier real-time minutes,
/// then cloud recording, then web page recording. Transcoding is not covered. Sources: Agora's answer on the first 10,000 minutes, and its Media
/// Push price page, by which the push server's subscription is real-time minutes.
/// </summary>
public static class VendorOrder
{
    private static readonly PriceBasis[] Covered =
        [PriceBasis.HostMinutes, PriceBasis.AudienceMinutes, PriceBasis.RelayedMinutes, PriceBasis.RecordedMinutes, PriceBasis.WebRecordedMinutes];

    public static bool IsFree(PriceBasis basis) => Covered.Contains(basis);

    /// <summary>Minutes of people and servers in a channel: those that volume discounts and packages of standard minutes are about.</summary>
    public static bool IsRealTime(PriceBasis basis) => basis is PriceBasis.HostMinutes or PriceBasis.AudienceMinutes or PriceBasis.RelayedMinutes;

    /// <summary>Place in the vendor's order; what is not covered comes last.</summary>
    public static (int Tier, int Basis) Of(ResolutionTier tier, PriceBasis basis)
    {
        var place = Array.IndexOf(Covered, basis);
        return place < 0 ? (int.MaxValue, (int)basis) : ((int)tier, place);
    }
}
