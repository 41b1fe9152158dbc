namespace StreamOps.Vendors.Demo.World;

/// <summary>Quality of the picture that reaches the ingest: steady, with a rare bad minute or two.</summary>
internal sealed class IngestSignal(long seed, int targetKbps)
{
    private const int SlotSeconds = 90;
    private const double BadSlotChance = 0.03;

    public double BitrateKbpsAt(double elapsed) =>
        Math.Round(targetKbps * (IsBad(elapsed) ? 0.55 : 1) * (1 + (0.06 * Jitter(1, elapsed))));

    public double FrameRateAt(double elapsed) =>
        Math.Round((IsBad(elapsed) ? 21 : 29.9) + (IsBad(elapsed) ? 2 : 0.1) * Jitter(2, elapsed), 2);

    /// <summary>Per cent.</summary>
    public double PacketLossAt(double elapsed) =>
        Math.Round(IsBad(elapsed) ? 5 + (2.5 * Jitter(3, elapsed)) : 0.25 + (0.25 * Jitter(3, elapsed)), 2);

    /// <summary>The encoder is set to 4 s.</summary>
    public double KeyframeSecondsAt(double elapsed) => Math.Round(4 + (0.05 * Jitter(4, elapsed)), 2);

    /// <summary>Of the time that it shows: a piece whose upload takes longer makes viewers wait.</summary>
    public double UploadRatioAt(double elapsed) => Math.Round((IsBad(elapsed) ? 0.97 : 0.62) + (0.07 * Jitter(6, elapsed)), 3);

    private bool IsBad(double elapsed) => Dice.Unit(seed, 4, (long)(elapsed / SlotSeconds)) < BadSlotChance;

    private double Jitter(int what, double elapsed) => (2 * Dice.Unit(seed, 5, what, (long)(elapsed / 5))) - 1;
}
