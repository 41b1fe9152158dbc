using System.Diagnostics;
using StreamOps.Data.Operations;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors;

namespace StreamOps.Tests.Durability;

/// <summary>A page never waits for a vendor. How fast pages are is for the benchmarks to say; here the room for a shared machine is wide.</summary>
public sealed class SlowVendorTests
{
    private const int Visits = 50;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Pages_answer_while_both_vendors_hang(DatabaseKind kind)
    {
        await using var stub = await VendorStub.StartAsync(async c => await Record.ExceptionAsync(() => Task.Delay(Hang, c.RequestAborted)));
        await using var app = await StreamOpsApp.StartAsync(kind, settings: Vendors(stub.Url));
        await using (var db = app.Open())
        {
            for (var i = 0; i < 20; i++)
            {
                var channel = await Given.ChannelAsync(db);
                var now = TimeProvider.System.GetUtcNow();
                await Given.StreamAsync(db, channel, s => (s.IsSampled, s.StartedAt, s.CreatedAt) = (true, now, now));
            }
        }

        using var admin = await app.SignedInAsync(Roles.Admin);
        await HangsAsync(stub);
        foreach (var page in new[] { "/overview", "/live", "/system" })
        {
            await VisitAsync(admin, page);
            var took = new List<TimeSpan>();
            for (var visit = 0; visit < Visits; visit++)
            {
                took.Add(await VisitAsync(admin, page));
            }

            var p95 = took.Order().ElementAt(Visits * 95 / 100);
            Assert.True(p95 <= Effort.Within(0.3), $"{page}: 95 of 100 visits within {p95.TotalMilliseconds:0} ms");
        }

        // Still asking: the pages were not fast because everybody had given up.
        Assert.True(stub.Calls.Count > 0);
        await using var after = app.Open();
        Assert.DoesNotContain(after.Connectors, c => c.Name == Connectors.Cloudflare && c.LastSuccessAt != null);
    }

    private static async Task<TimeSpan> VisitAsync(AppClient person, string page)
    {
        var asked = Stopwatch.GetTimestamp();
        using var answer = await person.GetAsync(page);
        await answer.Content.LoadIntoBufferAsync();
        var took = Stopwatch.GetElapsedTime(asked);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return took;
    }

    private static async Task HangsAsync(VendorStub stub)
    {
        var waited = Stopwatch.StartNew();
        while (stub.Calls.Count == 0)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(60), "nobody asked the vendors");
            await Task.Delay(50);
        }
    }

    private static Dictionary<string, string?> Vendors(string url) => new()
    {
        ["Sampling:IntervalSeconds"] = "1",
        ["Vendors:Cloudflare:ApiBaseUrl"] = url + "/client/v4",
        ["Vendors:Cloudflare:CustomerBaseUrl"] = url,
        ["Vendors:Cloudflare:AccountId"] = new string('a', 32),
        ["Vendors:Cloudflare:ApiToken"] = "token",
        ["Vendors:Agora:ApiBaseUrl"] = url,
        ["Vendors:Agora:FallbackApiBaseUrl"] = url,
        ["Vendors:Agora:AppId"] = new string('b', 32),
        ["Vendors:Agora:CustomerKey"] = "key",
        ["Vendors:Agora:CustomerSecret"] = "secret",
    };
}
