namespace StreamOps.Domain.Pricing.Terms;

/// <summary>Terms that vendors publish, to fill a form with. None holds by itself.</summary>
/// <param name="Key">As an address names it: <c>agora-starter</c>.</param>
/// <param name="Make">The term, once its days are known.</param>
public sealed record TermPreset(string Key, string Name, TermKind Kind, Func<DateOnly, PriceTerm> Make);

/// <summary>The table of what vendors publish.</summary>
public static class TermPresets
{
    private const string Agora = "agora";
    private const string Cloudflare = "cloudflare";
    private const string AgoraPackages = "Agora RTC price page, 2026-06-30";
    private const string AgoraLegacy = "Agora legacy price page, 2026-05-07";
    private const string AgoraBilling = "Agora RTC billing page, 2026-06-30";
    private const string CloudflareStream = "Cloudflare Stream price page, read 2026-08-03";
    private const decimal Overage = 0.99m;

    public static IReadOnlyList<TermPreset> All { get; } =
    [
        new("agora-free-minutes", "Agora legacy: 10,000 free minutes", TermKind.FreeMinutes, day => new FreeMinutes(Head(Agora, day, AgoraLegacy), 10_000)),
        new("agora-discount", "Agora legacy: 5, 7 and 10 % off", TermKind.VolumeDiscount, day => new VolumeDiscount(
            Head(Agora, day, AgoraLegacy), [new(100_000, 5), new(500_000, 7), new(1_000_000, 10)], 3_000_000)),
        Package("free", "Free", 0, 10_000, null),
        Package("starter", "Starter", 45.99m, 50_000, Overage),
        Package("pro", "Pro", 133.99m, 150_000, Overage),
        Package("business", "Business", 339.99m, 400_000, Overage),
        Package("advanced", "Advanced", 659.99m, 800_000, Overage),
        Package("plus", "Plus", 1_217.99m, 1_500_000, Overage),
        TopUp("25k", 25_000, 23.50m),
        TopUp("250k", 250_000, 230m),
        TopUp("1m", 1_000_000, 891m),
        new("cloudflare-block", "Cloudflare: a block of 1,000 minutes for a month", TermKind.StorageBlocks, day => new StorageBlocks(
            Head(Cloudflare, day, CloudflareStream, day.AddMonths(1).AddDays(-1)), 1_000, 5m)),
        new("agora-gst", "Agora: 9 % GST of accounts in Singapore", TermKind.Tax, day => new Tax(Head(Agora, day, AgoraBilling), "GST", 9)),
    ];

    public static TermPreset? Find(string? key) => All.FirstOrDefault(p => p.Key == key);

    private static TermPreset Package(string key, string name, decimal feeUsd, decimal minutes, decimal? overage) => new(
        $"agora-{key}",
        FormattableString.Invariant($"Agora {name}: {minutes:#,##0} standard minutes for ${feeUsd:#,##0.00}"),
        TermKind.Package,
        day => new MinutePackage(Head(Agora, day, AgoraPackages), name, feeUsd, minutes, overage));

    private static TermPreset TopUp(string key, decimal minutes, decimal priceUsd) => new(
        $"agora-top-up-{key}",
        FormattableString.Invariant($"Agora top-up: {minutes:#,##0} standard minutes for ${priceUsd:#,##0.00}"),
        TermKind.TopUp,
        day => new TopUp(Head(Agora, day, AgoraPackages, Terms.TopUp.YearFrom(day)), minutes, priceUsd));

    private static TermHead Head(string vendor, DateOnly day, string source, DateOnly? last = null) => new(0, vendor, day, last, source);
}
