namespace StreamOps.Components;

/// <summary>What a reader of costs has to know about their basis.</summary>
public static class CostBasis
{
    /// <summary>Nobody tells what a relay or a recording really carried: the price book takes the time on air for it.</summary>
    public const string TimeOnAir =
        "Relay, transcoding and storage are estimated from the time on air, whatever state the relay was in: a vendor that carried nothing bills less, and its invoice decides.";
}
