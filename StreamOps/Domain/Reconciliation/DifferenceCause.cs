using System.Text.Json.Serialization;

namespace StreamOps.Domain.Reconciliation;

/// <summary>Why an estimate and an invoice differ.</summary>
public enum DifferenceCause
{
    /// <summary>The vendor carried what no notice told of: a stream unknown here, or one whose end never came.</summary>
    [JsonStringEnumMemberName("missing-webhook")]
    MissingWebhook,

    /// <summary>The same minutes at another resolution.</summary>
    [JsonStringEnumMemberName("tier")]
    Tier,

    /// <summary>Minutes that the vendor does not charge for.</summary>
    [JsonStringEnumMemberName("free-minutes")]
    FreeMinutes,

    /// <summary>Whole minutes, whole blocks and whole cents.</summary>
    [JsonStringEnumMemberName("rounding")]
    Rounding,

    /// <summary>Counted by samples and time on air here, by segment or second there.</summary>
    [JsonStringEnumMemberName("sampling")]
    Sampling,

    /// <summary>Recordings watched after the show.</summary>
    [JsonStringEnumMemberName("replay-views")]
    ReplayViews,

    /// <summary>Recordings of earlier periods that are still stored.</summary>
    [JsonStringEnumMemberName("kept-recordings")]
    KeptRecordings,

    /// <summary>The invoice's unit price is not the one of the price book.</summary>
    [JsonStringEnumMemberName("price-change")]
    PriceChange,

    /// <summary>The vendor's cycle has other days than the month.</summary>
    [JsonStringEnumMemberName("cycle-anchor")]
    CycleAnchor,

    /// <summary>Not in the month's books: streams that are not costed yet, or what was corrected after its close, which a later month has booked.</summary>
    [JsonStringEnumMemberName("booked-later")]
    BookedLater,

    /// <summary>None of the above is known to be it.</summary>
    [JsonStringEnumMemberName("unexplained")]
    Unexplained,
}
