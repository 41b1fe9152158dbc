using StreamOps.Platform;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>How the month is mailed, section <c>Reports</c>.</summary>
/// <param name="AttachmentMegabytes">MiB that the files of a mail may take up in it, as they are written there; more goes behind links.</param>
/// <param name="LinkDays">Days for which links open without an account.</param>
public sealed record DeliveryOptions(int AttachmentMegabytes, int LinkDays)
{
    /// <summary>What the large mail providers take.</summary>
    private const int MostMegabytes = 25;

    private const int MostDays = 365;

    public long MostBytes => AttachmentMegabytes * 1024L * 1024;

    /// <exception cref="ConfigurationException">A value with which the product cannot run.</exception>
    public static DeliveryOptions From(IConfiguration configuration) => new(
        Settings.Whole(configuration, "Reports:AttachmentMegabytes", 10, 1, MostMegabytes),
        Settings.Whole(configuration, "Reports:LinkDays", 30, 1, MostDays));
}
