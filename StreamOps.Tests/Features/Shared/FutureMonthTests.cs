using System.Text.RegularExpressions;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Shared;

/// <summary>A month that lies ahead is not a month that is over.</summary>
public sealed class FutureMonthTests
{
    [Theory]
    [InlineData("/overview")]
    [InlineData("/costs")]
    public async Task A_month_that_has_not_begun_is_said_to_be_that_and_has_no_forecast(string page)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var finance = await app.SignedInAsync(Roles.Finance);

        var future = await finance.GetStringAsync(page + "?month=2199-10");
        var past = await finance.GetStringAsync(page + "?month=2024-10");

        Assert.Contains("October 2199: the month has not begun", future, StringComparison.Ordinal);
        Assert.Contains("October 2199 has not begun.", future, StringComparison.Ordinal);
        Assert.DoesNotContain("the month is over", future, StringComparison.Ordinal);
        Assert.Matches("No data", Forecast(future));
        Assert.Contains("the month is over", past, StringComparison.Ordinal);
        Assert.Contains("Nothing booked in this month.", past, StringComparison.Ordinal);
        Assert.DoesNotContain("No day of this month has begun.", past, StringComparison.Ordinal);
        Assert.Contains("No day of this month has begun.", future, StringComparison.Ordinal);
        Assert.DoesNotContain("has not begun", past, StringComparison.Ordinal);
        Assert.Matches(@"\$0\.00", Forecast(past));
    }

    private static string Forecast(string html) => Regex.Match(html, """(?s)aria-label="Forecast.*?stat-foot""").Value;
}
