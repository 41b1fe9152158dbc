using System.Net;
using StreamOps.Domain.Reconciliation;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Reconciliation;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Costs;

/// <summary>Recordings watched after the show, on the page of the expected invoices and in its file.</summary>
public sealed class ReplaysPageTests
{
    /// <summary>One day of March is known for good, with 1,250 minutes of a recording: 1.25 USD beside the 9.00 of the show.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task Replays_are_in_the_line_and_the_days_that_are_not_known_are_said(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        Assert.Contains("and are not known: the vendor's usage of no day of this month is read for good", WebUtility.HtmlDecode(await finance.GetStringAsync("/costs/invoice?month=2026-03")), StringComparison.Ordinal);

        await using (var db = world.App.Open())
        {
            await GivenReads.MeteredAsync(db, new DateOnly(2026, 3, 12), isSettled: true, (ViewNature.Replay, 1_250));
        }

        var page = WebUtility.HtmlDecode(await finance.GetStringAsync("/costs/invoice?month=2026-03"));
        var csv = await finance.GetStringAsync("/costs/invoice?month=2026-03&csv=expected-invoice");

        Assert.Contains("Recordings watched after the show: 1,250.00 min on the 1 day whose usage is read for good. Not known, and in no line: 30 days more that are over.", page, StringComparison.Ordinal);
        Assert.Contains("$10.25", page, StringComparison.Ordinal);
        Assert.Contains("2026-03,cloudflare,step,Delivery,replays,delivered-minutes,,1250,1000,1,1.25,", csv, StringComparison.Ordinal);
        Assert.Contains("2026-03,cloudflare,note,", csv, StringComparison.Ordinal);
    }
}
