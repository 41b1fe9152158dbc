namespace StreamOps.Features.Reports.Delivery;

/// <summary>Addresses of the delivery's pages.</summary>
public static class DeliveryPaths
{
    public const string Index = "/reports/delivery";

    public static string Recipient(long id) => FormattableString.Invariant($"{Index}/{id}");

    /// <summary>The page with a mail as it was written.</summary>
    public static string Sent(long id, long delivery) => FormattableString.Invariant($"{Index}/{id}?sent={delivery}#mail");

    /// <summary>The HTML of a mail alone, for a frame.</summary>
    /// <param name="delivery">Null: as it would be sent.</param>
    public static string Frame(long id, long? delivery) => FormattableString.Invariant($"{Index}/{id}/mail") + (delivery is { } sent ? FormattableString.Invariant($"?sent={sent}") : "");
}
