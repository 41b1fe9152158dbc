namespace StreamOps.Platform.Reads;

/// <summary>The one rounding between an exact figure and what the API answers.</summary>
public static class Shown
{
    /// <summary>Minutes of time, rounded up to whole ones: of a line once, never of its pieces.</summary>
    public static long WholeMinutes(long milliseconds) => (milliseconds + 59_999) / 60_000;

    /// <summary>Minutes to 2 decimals, half away from zero.</summary>
    public static decimal Minutes(long milliseconds) => Decimals(milliseconds / 60_000m);

    /// <summary>A measured figure to 2 decimals, half away from zero.</summary>
    public static decimal Decimals(decimal figure) => decimal.Round(figure, 2, MidpointRounding.AwayFromZero);

    /// <summary>Cents as USD with 2 decimals, also where they are zeros.</summary>
    public static decimal Dollars(long cents) => cents * 0.01m;
}
