using StreamOps.Domain.Reconciliation;

namespace StreamOps.Features.Costs.Reconciliation;

/// <summary>What the causes of a difference are called, and what they mean.</summary>
public static class CauseWords
{
    public static string Of(DifferenceCause cause) => cause switch
    {
        DifferenceCause.MissingWebhook => "Missing webhook",
        DifferenceCause.Tier => "Tier",
        DifferenceCause.FreeMinutes => "Free minutes",
        DifferenceCause.Rounding => "Rounding",
        DifferenceCause.Sampling => "Sampling",
        DifferenceCause.ReplayViews => "Replay views",
        DifferenceCause.KeptRecordings => "Kept recordings",
        DifferenceCause.PriceChange => "Price change",
        DifferenceCause.CycleAnchor => "Cycle anchor",
        DifferenceCause.BookedLater => "Booked later",
        _ => "Unexplained",
    };

    public static string Means(DifferenceCause cause) => cause switch
    {
        DifferenceCause.MissingWebhook => "The vendor carried what nobody told us of: a broadcast without a stream here, a day without any stream, or a stream whose end never came.",
        DifferenceCause.Tier => "The same minutes, metered at another resolution than the stream's.",
        DifferenceCause.FreeMinutes => "Minutes that the vendor does not charge for: those of the price book, a credit on the invoice, or Agora's 10,000 a month taken off the quantities.",
        DifferenceCause.Rounding => "Whole minutes, whole blocks of storage, whole cents.",
        DifferenceCause.Sampling => "Streams that both sides know, counted by samples and time on air here, by segment or second there. Cloudflare's analytics are themselves sampled: its bill may be off them by 1 per cent.",
        DifferenceCause.ReplayViews => "Recordings watched on days after their show. The estimate covers live viewers.",
        DifferenceCause.KeptRecordings => "Minutes stored that were recorded before. The estimate covers the recordings of the period.",
        DifferenceCause.PriceChange => "The invoice's unit price is not the one of the price book.",
        DifferenceCause.CycleAnchor => "The vendor's cycle has other days than the month.",
        DifferenceCause.BookedLater => "Not in the books of this month: streams that are not costed yet, or corrections after its close, which a later month has booked.",
        _ => "None of the other causes is known to be it. Look at the invoice.",
    };
}
