using System.Globalization;
using CsCheck;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Time;

public sealed class BillingMonthTests
{
    private static readonly Gen<BillingMonth> Months =
        from year in Gen.Int[2, 9998]
        from month in Gen.Int[1, 12]
        select new BillingMonth(year, month);

    [Theory]
    [InlineData("2026-10", 2026, 10)]
    [InlineData("2024-02", 2024, 2)]
    [InlineData("0002-01", 2, 1)]
    [InlineData("9998-12", 9998, 12)]
    public void Year_and_month_are_read(string text, int year, int month) =>
        Assert.Equal(new BillingMonth(year, month), BillingMonth.Parse(text, CultureInfo.InvariantCulture));

    [Fact]
    public void Its_days_are_each_day_from_the_first_to_the_last() => Months.Sample(month =>
    {
        var days = month.Days.ToList();
        return days[0] == month.FirstDay && days[^1] == month.LastDay && days.SequenceEqual(days.Order().Distinct()) && days.Count == month.LastDay.Day;
    });

    [Theory]
    [InlineData("2024-02", 29)]
    [InlineData("2026-02", 28)]
    [InlineData("2026-10", 31)]
    public void A_month_has_its_days(string text, int days) => Assert.Equal(days, BillingMonth.Parse(text, null).Days.Count());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("2025-13")]
    [InlineData("2025-00")]
    [InlineData("2025-1")]
    [InlineData("2025-001")]
    [InlineData("25-01")]
    [InlineData("2025/01")]
    [InlineData("2025-01-01")]
    [InlineData(" 2025-01")]
    [InlineData("2025-01 ")]
    [InlineData("-025-01")]
    [InlineData("+025-01")]
    [InlineData("0000-01")]
    [InlineData("0001-12")]
    [InlineData("9999-01")]
    [InlineData("٢٠٢٥-٠١")]
    [InlineData("2025-01\0")]
    public void Anything_else_is_no_month(string? text)
    {
        Assert.False(BillingMonth.TryParse(text, CultureInfo.InvariantCulture, out _));
        Assert.Throws<FormatException>(() => BillingMonth.Parse(text!, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void The_spelling_does_not_follow_the_reader_s_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal("2026-10", BillingMonth.Parse("2026-10", CultureInfo.CurrentCulture).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9999, 1)]
    [InlineData(2026, 0)]
    [InlineData(2026, 13)]
    public void A_month_off_the_calendar_cannot_be_made(int year, int month) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BillingMonth(year, month));

    [Fact]
    public void Writing_and_reading_give_the_same_month() =>
        Months.Sample(month => BillingMonth.Parse(month.ToString(), null) == month);

    [Fact]
    public void Every_month_has_a_neighbour_on_each_side_without_a_day_between() => Months.Sample(month =>
    {
        Assert.Equal(month.LastDay.AddDays(1), month.Next.FirstDay);
        Assert.Equal(month.FirstDay.AddDays(-1), month.Previous.LastDay);
        Assert.Equal(month, month.Next.Previous);
        Assert.Equal(month, month.Previous.Next);
    });

    [Fact]
    public void Every_day_of_a_month_is_in_it() => Months.Sample(month =>
    {
        Assert.Equal(month, BillingMonth.Of(month.FirstDay));
        Assert.Equal(month, BillingMonth.Of(month.LastDay));
        Assert.Equal(DateTime.DaysInMonth(month.Year, month.Month), month.LastDay.DayNumber - month.FirstDay.DayNumber + 1);
    });

    [Fact]
    public void Months_are_ordered_as_their_days_and_as_their_text() => Gen.Select(Months, Months).Sample((a, b) =>
    {
        Assert.Equal(a.FirstDay.CompareTo(b.FirstDay), a.CompareTo(b));
        Assert.Equal(Math.Sign(string.CompareOrdinal(a.ToString(), b.ToString())), Math.Sign(a.CompareTo(b)));
        Assert.Equal((a.FirstDay < b.FirstDay, a.FirstDay <= b.FirstDay), (a < b, a <= b));
        Assert.Equal((a.FirstDay > b.FirstDay, a.FirstDay >= b.FirstDay), (a > b, a >= b));
    });
}
