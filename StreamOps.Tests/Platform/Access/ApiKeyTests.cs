using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform.Access;

public sealed class ApiKeyTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_key_revoked_on_another_server_is_dead_within_a_minute(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StreamOpsApp.StartAsync(kind, clock);
        var lookup = app.Services.GetRequiredService<ApiKeyLookup>();
        Assert.NotNull(await lookup.FindAsync(StreamOpsApp.ApiKey, CancellationToken.None));

        await using var db = app.Open();
        await db.ApiKeys.ExecuteUpdateAsync(s => s.SetProperty(k => k.RevokedAt, clock.GetUtcNow()));
        clock.Advance(TimeSpan.FromSeconds(59));

        Assert.Null(await lookup.FindAsync(StreamOpsApp.ApiKey, CancellationToken.None));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_key_revoked_on_this_server_is_dead_at_once(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);
        var keys = app.Services.GetRequiredService<ApiKeys>();
        var lookup = app.Services.GetRequiredService<ApiKeyLookup>();
        await using var db = app.Open();
        var key = await keys.CreateAsync(db, "relay", [KeyScopes.Read, KeyScopes.Ingest], "admin@example.com", CancellationToken.None);
        var known = await lookup.FindAsync(key, CancellationToken.None);
        Assert.Equal([KeyScopes.Ingest, KeyScopes.Read], known!.Scopes);

        Assert.True(await keys.RevokeAsync(db, known.Id, "admin@example.com", CancellationToken.None));

        Assert.Null(await lookup.FindAsync(key, CancellationToken.None));
        Assert.False(await keys.RevokeAsync(db, known.Id, "admin@example.com", CancellationToken.None));
        Assert.Equal(["api-key.created", "api-key.revoked"], await db.AuditEntries.Where(a => a.Actor == "admin@example.com").OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
    }

    [Fact]
    public async Task The_database_holds_no_key()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        await using var db = app.Open();
        var key = await app.Services.GetRequiredService<ApiKeys>().CreateAsync(db, "relay", [KeyScopes.Read], "admin@example.com", CancellationToken.None);

        var row = await db.ApiKeys.AsNoTracking().SingleAsync(k => k.Name == "relay");

        Assert.StartsWith("so_", key, StringComparison.Ordinal);
        Assert.Equal(46, key.Length);
        Assert.Equal(key[..8], row.Prefix);
        Assert.Equal(64, row.Hash.Length);
        Assert.DoesNotContain(key[8..], await db.AuditEntries.Select(a => a.After).Where(a => a != null).ToListAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task When_a_key_was_last_used_is_written_down(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StreamOpsApp.StartAsync(kind, clock);
        await app.Services.GetRequiredService<ApiKeyLookup>().FindAsync(StreamOpsApp.ApiKey, CancellationToken.None);

        await app.Services.GetRequiredService<ApiKeyUse>().WriteAsync(CancellationToken.None);

        await using var db = app.Open();
        Assert.Equal(Given.Noon, await db.ApiKeys.Select(k => k.LastUsedAt).SingleAsync());
    }

    [Theory]
    [InlineData("Bearer invented-invented-invented-invented")]
    [InlineData("Bearer short")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNzd29yZA==")]
    public async Task A_wrong_key_is_told_401_as_a_problem_document(string header)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var client = app.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        using var answer = await client.GetAsync("/api/v1/anything");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
