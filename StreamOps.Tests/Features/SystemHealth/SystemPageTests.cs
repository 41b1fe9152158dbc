using StreamOps.Features.SystemHealth;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;
using StreamOps.Vendors;

namespace StreamOps.Tests.Features.SystemHealth;

public sealed class SystemPageTests
{
    [Fact]
    public void Who_has_never_worked_is_no_news_and_not_well()
    {
        Assert.Equal(ConnectorState.Unheard, new Connector("Mail", ConnectorState.Good, "nothing waits").OrNoNews().State);
        Assert.Equal(ConnectorState.Poor, new Connector("Mail", ConnectorState.Poor, "fails").OrNoNews().State);
        Assert.Equal(ConnectorState.Good, new Connector("Mail", ConnectorState.Good, "nothing waits", Given.Noon).OrNoNews().State);
    }

    [Fact]
    public void Of_what_no_record_is_kept_over_a_restart_nothing_is_said_about_the_time_before()
    {
        Assert.Equal("not asked since this server started", new Connector("API", ConnectorState.Unheard, "has not been asked yet").SinceStart().Says);
        Assert.Equal("answers", new Connector("API", ConnectorState.Good, "answers", Given.Noon).SinceStart().Says);
        Assert.Equal("off", new Connector("API", ConnectorState.Off, "off").SinceStart().Says);
    }

    [Fact]
    public async Task A_fresh_installation_calls_what_never_worked_no_news()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);

        var rows = (await admin.GetStringAsync("/system")).Split("<tr>");

        foreach (var part in (string[])["Webhook inbox", "Cost booking", "Sample queue"])
        {
            Assert.Contains("No news", Assert.Single(rows, row => row.Contains(part, StringComparison.Ordinal)), StringComparison.Ordinal);
        }

        Assert.Contains("Off", Assert.Single(rows, row => row.Contains("Cloudflare, API host", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Works", Assert.Single(rows, row => row.Contains(">Database", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_of_a_limit_is_our_own_share_the_vendors_limit_and_its_word_while_that_counts()
    {
        var budget = new VendorBudget(880, 900, 1_200, TimeSpan.FromMinutes(5));
        var said = new VendorQuota(50, TimeSpan.FromSeconds(30), Given.Noon);

        Assert.Equal("880 of 900 calls left in 5 min; the vendor allows 1,200; it says 50 left for 30 s", QuotaWords.Of(budget, said, Given.Noon.AddSeconds(10)).Replace('\u00A0', ' '));
        Assert.Equal("880 of 900 calls left in 5 min; the vendor allows 1,200", QuotaWords.Of(budget, said, Given.Noon.AddSeconds(31)));
        Assert.Equal("no limit published", QuotaWords.Of(new VendorBudget(null, null, null, TimeSpan.FromSeconds(1)), null, Given.Noon));
    }
}
