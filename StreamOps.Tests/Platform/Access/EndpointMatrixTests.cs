using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform.Access;

/// <summary>Every endpoint against every caller.</summary>
public sealed class EndpointMatrixTests : IAsyncLifetime
{
    private readonly Dictionary<Callers, AppClient> clients = [];
    private StreamOpsApp app = null!;
    private long channel;
    private long stream;

    public async ValueTask InitializeAsync()
    {
        app = await StreamOpsApp.StartAsync(
            DatabaseKind.Sqlite,
            settings: new Dictionary<string, string?> { ["Security:SignInsPerMinute"] = "100000" },
            services: s => s.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.Zero));
        await using var db = app.Open();
        var sellerA = await SessionCookie.AddUserAsync(app.Services, Roles.Seller);
        var room = await Given.ChannelAsync(db, c => c.SellerId = sellerA.Id);
        channel = room.Id;
        stream = (await Given.StreamAsync(db, room)).Id;

        clients[Callers.Anonymous] = app.Anonymous();
        clients[Callers.SellerA] = await app.SignInAsync(sellerA);
        clients[Callers.SellerB] = await app.SignedInAsync(Roles.Seller);
        clients[Callers.Finance] = await app.SignedInAsync(Roles.Finance);
        clients[Callers.Admin] = await app.SignedInAsync(Roles.Admin);
        clients[Callers.DisabledAdmin] = await DisabledAdminAsync();
        foreach (var (caller, scope) in new[] { (Callers.IngestKey, KeyScopes.Ingest), (Callers.ReadKey, KeyScopes.Read), (Callers.AdminKey, KeyScopes.Admin) })
        {
            var keys = app.Services.GetRequiredService<ApiKeys>();
            clients[caller] = app.WithKey(await keys.CreateAsync(db, scope, [scope], "test", CancellationToken.None));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        await app.DisposeAsync();
    }

    [Fact]
    public async Task Every_endpoint_has_an_expectation_and_every_expectation_an_endpoint()
    {
        var there = await EndpointList.OfAsync(app.Services);

        var unexpected = there.Except(EndpointExpectations.All.Keys, StringComparer.OrdinalIgnoreCase).ToList();
        var gone = EndpointExpectations.All.Keys.Except(there, StringComparer.OrdinalIgnoreCase).ToList();
        Assert.True(unexpected.Count == 0, "Endpoints without an expectation:\n" + string.Join('\n', unexpected));
        Assert.True(gone.Count == 0, "Expectations without an endpoint:\n" + string.Join('\n', gone));
    }

    [Fact]
    public async Task Every_caller_gets_through_exactly_the_doors_that_are_open_to_them()
    {
        var wrong = new List<string>();
        foreach (var (name, expected) in EndpointExpectations.All)
        {
            foreach (var (caller, client) in clients)
            {
                using var request = new HttpRequestMessage(new HttpMethod(name.Split(' ')[0].Replace("ANY", "GET", StringComparison.Ordinal)), Fill(expected.Address));
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                var wanted = Wanted(expected, caller, request.RequestUri!.OriginalString);
                if (Read(answer) != wanted)
                {
                    wrong.Add($"{name} for {caller}: {(int)answer.StatusCode}, expected {wanted}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private string Fill(string address) => address
        .Replace("{channel}", $"{channel}", StringComparison.Ordinal)
        .Replace("{stream}", $"{stream}", StringComparison.Ordinal);

    private static string Wanted(Expectation expected, Callers caller, string address) =>
        expected.Signed ? "401"
        : expected.NotThere.HasFlag(caller) ? "404"
        : expected.May.HasFlag(caller) ? "let in"
        : caller is not (Callers.Anonymous or Callers.DisabledAdmin) ? "403"
        : MachinePaths.Contain(new Uri(new Uri("http://host"), address).AbsolutePath) ? "401"
        : "sign-in page";

    private static string Read(HttpResponseMessage answer) => answer switch
    {
        { StatusCode: HttpStatusCode.Unauthorized } => "401",
        { StatusCode: HttpStatusCode.Forbidden } => "403",
        { StatusCode: HttpStatusCode.NotFound } => "404",
        { StatusCode: HttpStatusCode.Redirect, Headers.Location.OriginalString: var to } when to.StartsWith("/account/login?", StringComparison.Ordinal) => "sign-in page",
        { StatusCode: >= HttpStatusCode.InternalServerError } => "a fault",
        _ => "let in",
    };

    private async Task<AppClient> DisabledAdminAsync()
    {
        var admin = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        var client = await app.SignInAsync(admin);
        await using var db = app.Open();
        await db.Users.Where(u => u.Id == admin.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.DisabledAt, Given.Noon));
        return client;
    }
}
