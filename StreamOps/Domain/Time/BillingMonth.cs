using System.Globalization;

namespace StreamOps.Domain.Time;

/// <summary>A calendar month of the billing time zone, written <c>yyyy-MM</c>. Binds straight from a query string.</summary>
public readonly record struct BillingMonth : IComparable<BillingMonth>, IParsable<BillingMonth>
{
    private const int FirstYear = 2;
    private const int LastYear = 9998;

    private readonly int index;

    /// <param name="year">2 to 9998, so that the months beside it and its span in any time zone can be written as dates too.</param>
    /// <param name="month">1 to 12.</param>
    public BillingMonth(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        index = ((year - 1) * 12) + month - 1;
    }

    private BillingMonth(int index) => this.index = index;

    public int Year => (index / 12) + 1;

    public int Month => (index % 12) + 1;

    public DateOnly FirstDay => new(Year, Month, 1);

    /// <summary>The last day that still belongs to the month.</summary>
    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    /// <summary>Every day of it, in order.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, DateTime.DaysInMonth(Year, Month)).Select(FirstDay.AddDays);

    public BillingMonth Next => new(index + 1);

    public BillingMonth Previous => new(index - 1);

    public static BillingMonth Of(DateOnly day) => new(day.Year, day.Month);

    public static BillingMonth Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var month) ? month : throw new FormatException($"'{s}' is not a month; write yyyy-MM, for example 2026-10.");

    public static bool TryParse(string? s, IFormatProvider? provider, out BillingMonth result)
    {
        var ok = DateOnly.TryParseExact(s, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            && first.Year is >= FirstYear and <= LastYear;
        result = ok ? Of(first) : default;
        return ok;
    }

    public int CompareTo(BillingMonth other) => index.CompareTo(other.index);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    public static bool operator <(BillingMonth left, BillingMonth right) => left.CompareTo(right) < 0;

    public static bool operator >(BillingMonth left, BillingMonth right) => left.CompareTo(right) > 0;

    public static bool operator <=(BillingMonth left, BillingMonth right) => left.CompareTo(right) <= 0;

    public static bool operator >=(BillingMonth left, BillingMonth right) => left.CompareTo(right) >= 0;
}
