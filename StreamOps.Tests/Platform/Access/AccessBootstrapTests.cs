using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Platform;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform.Access;

public sealed class AccessBootstrapTests
{
    private static readonly Dictionary<string, string?> Admin = new()
    {
        ["Bootstrap:AdminEmail"] = "admin@example.com",
        ["Bootstrap:AdminPassword"] = "correct horse battery",
    };

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_first_start_makes_roles_admin_and_key_and_the_second_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        for (var start = 0; start < 2; start++)
        {
            await using var app = StreamOpsApp.Start(database, settings: Admin);
            await using var scope = app.Services.CreateAsyncScope();
            Assert.NotNull(await scope.ServiceProvider.GetRequiredService<PasswordCheck>().SignInAsync("ADMIN@example.com", "correct horse battery", CancellationToken.None));
        }

        await using var db = database.Open();
        Assert.Equal(Roles.All.Order(), await db.Roles.Select(r => r.Name!).OrderBy(n => n).ToListAsync());
        Assert.Single(await db.Users.ToListAsync());
        Assert.Equal("ingest read admin", (await db.ApiKeys.SingleAsync()).Scopes);
    }

    [Theory]
    [InlineData("Bootstrap:AdminEmail", "not an address", "correct horse battery", null)]
    [InlineData("Bootstrap:AdminPassword", "admin@example.com", "short", null)]
    [InlineData("Bootstrap:AdminPassword", "admin@example.com", null, null)]
    [InlineData("Bootstrap:AdminEmail", null, "correct horse battery", null)]
    [InlineData("Bootstrap:ApiKey", null, null, "31-characters-are-not-enough-xx")]
    public void A_setting_that_cannot_be_used_is_named_and_no_secret_is_shown(string key, string? email, string? password, string? apiKey)
    {
        var settings = new Dictionary<string, string?> { ["Bootstrap:AdminEmail"] = email, ["Bootstrap:AdminPassword"] = password, ["Bootstrap:ApiKey"] = apiKey };

        var error = Assert.Throws<ConfigurationException>(() => AccessBootstrap.Check(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));

        Assert.StartsWith(key, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(password ?? "-none-", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(apiKey ?? "-none-", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@example.com", true)]
    [InlineData("o'neil+x@shop.example", true)]
    [InlineData("a@example.com\r\nBcc: b@example.com", false)]
    [InlineData("A <a@example.com>", false)]
    [InlineData("a@example.com,b@example.com", false)]
    [InlineData("\"a b\"@example.com", false)]
    [InlineData("a", false)]
    [InlineData(null, false)]
    public void An_address_is_one_plain_address(string? text, bool expected) => Assert.Equal(expected, Accounts.IsAddress(text));
}
