namespace StreamOps.Domain.Alerts;

/// <summary>What the rules of limits make of how full something is.</summary>
public static class CapacityConditions
{
    private static readonly TimeSpan Old = TimeSpan.FromHours(2);

    /// <param name="what">In the plural: <c>relays of Agora</c>.</param>
    public static Observation Slots(int used, string what, AlertRule rule) =>
        Observation.Reaching(used, rule.Threshold, $"{used:N0} {what} run at once; the warning is set to {rule.Threshold:0}.");

    /// <param name="isRefused">Cloudflare has refused a stream for want of storage lately.</param>
    /// <param name="age">Since the figures were read.</param>
    public static Observation Storage(decimal? stored, decimal? bought, bool isRefused, TimeSpan? age, AlertRule rule)
    {
        if (isRefused)
        {
            return Observation.Bad(100, $"Cloudflare's prepaid storage is used up: no new stream can start.");
        }

        if (stored is not { } minutes || age > Old)
        {
            return Observation.Unknown("Cloudflare's storage was not read lately.");
        }

        if (bought is not > 0)
        {
            return Observation.Gone("Cloudflare says no limit of storage.");
        }

        var percent = decimal.Round(minutes / bought.Value * 100, 1);
        return Observation.Reaching(percent, rule.Threshold, $"{percent:0.#} % of Cloudflare's prepaid storage is used: {minutes:N0} of {bought:N0} minutes.");
    }

    public static Observation Queue(int waiting, int capacity, AlertRule rule)
    {
        var percent = decimal.Round(waiting * 100m / capacity, 1);
        return Observation.Reaching(percent, rule.Threshold, $"{percent:0.#} % of the sample queue is taken: {waiting:N0} of {capacity:N0} samples wait to be written.");
    }

    /// <param name="free">Bytes.</param>
    /// <param name="whole">Bytes.</param>
    public static Observation Disk(long free, long whole, AlertRule rule)
    {
        if (whole <= 0)
        {
            return Observation.Unknown("The size of the disk is not known.");
        }

        var percent = decimal.Round((whole - free) * 100m / whole, 1);
        return Observation.Reaching(percent, rule.Threshold, $"{percent:0.#} % of the disk under the database is used; {free / 1_000_000_000m:0.0} GB are left.");
    }
}
