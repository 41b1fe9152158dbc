namespace StreamOps.Domain.Reports;

/// <summary>How the files of a month reach one recipient.</summary>
/// <param name="IsAttached">In the mail; else behind links.</param>
/// <param name="IsTooLarge">They were to be attached, and are more than a mail may carry.</param>
/// <param name="Bytes">What they take up in a mail.</param>
public sealed record DeliveryPlan(bool IsAttached, bool IsTooLarge, long Bytes)
{
    /// <summary>Characters of base64 in a line (RFC 2045 6.8).</summary>
    private const int LineLength = 76;

    /// <param name="sizes">Bytes of each file.</param>
    /// <param name="most">Bytes that a mail may carry, as it is written: mail servers measure that.</param>
    public static DeliveryPlan Of(DeliveryManner wish, IEnumerable<long> sizes, long most)
    {
        var bytes = sizes.Sum(InMail);
        var fits = bytes <= most;
        return new DeliveryPlan(wish == DeliveryManner.Attached && fits, wish == DeliveryManner.Attached && !fits, bytes);
    }

    /// <summary>Four characters for three bytes, and a line break behind each line.</summary>
    private static long InMail(long size)
    {
        var characters = (size + 2) / 3 * 4;
        return characters + ((characters + LineLength - 1) / LineLength * 2);
    }
}
