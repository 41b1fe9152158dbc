namespace StreamOps.Features.Shared;

/// <summary>Time zones that a person can choose, by region.</summary>
public static class ZoneChoices
{
    private static readonly string[] Regions = ["Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    /// <summary>IANA names under the first part of them; what the system knows, without the old names that stand beside them.</summary>
    public static IReadOnlyList<IGrouping<string, string>> ByRegion { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(z => z.Id)
            .Where(id => id.Contains('/') && Regions.Contains(id.Split('/')[0]))
            .Order(StringComparer.Ordinal)
            .GroupBy(id => id.Split('/')[0]),
    ];

    /// <summary>Of the list, or UTC.</summary>
    public static bool Contain(string id) => id == "UTC" || ByRegion.Any(region => region.Contains(id));

    /// <summary>"America/Argentina/Buenos_Aires" as "Argentina, Buenos Aires".</summary>
    public static string City(string id) => string.Join(", ", id.Split('/')[1..]).Replace('_', ' ');
}
