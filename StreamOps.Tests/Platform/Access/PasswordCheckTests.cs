using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Access;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform.Access;

public sealed class PasswordCheckTests
{
    private const string Right = "correct horse battery";

    [Theory, ClassData<DatabaseKinds>]
    public async Task Of_five_hundred_wrong_passwords_at_once_five_are_looked_at_and_the_right_one_waits_15_minutes(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        var hasher = new CountingHasher();
        await using var app = await StreamOpsApp.StartAsync(kind, clock, services: s => s.AddScoped<IPasswordHasher<UserRow>>(_ => hasher));
        var user = await SessionCookie.AddUserAsync(app.Services, Roles.Seller, Right);

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(n => TryAsync(app, user.Email!, $"wrong password {n}")));

        Assert.DoesNotContain(true, answers);
        Assert.Equal(5, hasher.LookedAt(user.Id));
        clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.False(await TryAsync(app, user.Email!, Right));
        Assert.Equal(5, hasher.LookedAt(user.Id));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await TryAsync(app, user.Email!, Right));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_right_password_forgives_the_wrong_ones_before_it(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);
        var user = await SessionCookie.AddUserAsync(app.Services, Roles.Seller, Right);

        for (var round = 0; round < 3; round++)
        {
            for (var n = 0; n < 4; n++)
            {
                Assert.False(await TryAsync(app, user.Email!, "wrong password"));
            }

            Assert.True(await TryAsync(app, user.Email!, Right));
        }
    }

    [Fact]
    public async Task Nobody_an_invited_and_a_disabled_account_cost_a_hash_and_give_nothing()
    {
        var hasher = new CountingHasher();
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, services: s => s.AddScoped<IPasswordHasher<UserRow>>(_ => hasher));
        var invited = await SessionCookie.AddUserAsync(app.Services, Roles.Seller);
        var disabled = await SessionCookie.AddUserAsync(app.Services, Roles.Seller, Right);
        await using var db = app.Open();
        await db.Users.Where(u => u.Id == disabled.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.DisabledAt, Given.Noon));

        foreach (var email in new[] { "nobody@people.example", invited.Email!, disabled.Email! })
        {
            var before = hasher.Total;
            Assert.False(await TryAsync(app, email, Right));
            Assert.Equal(before + 1, hasher.Total);
        }

        Assert.Equal(0, hasher.LookedAt(disabled.Id));
    }

    private static async Task<bool> TryAsync(StreamOpsApp app, string email, string password)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PasswordCheck>().SignInAsync(email, password, CancellationToken.None) is not null;
    }

    /// <summary>Counts how often an account's own hash is compared, and how often any is. Fast, because only the counting is under test.</summary>
    private sealed class CountingHasher : IPasswordHasher<UserRow>
    {
        private readonly Lock gate = new();
        private readonly Dictionary<Guid, int> looked = [];

        public int Total { get; private set; }

        public int LookedAt(Guid user) => looked.GetValueOrDefault(user);

        public string HashPassword(UserRow user, string password) => $"plain:{password}";

        public PasswordVerificationResult VerifyHashedPassword(UserRow user, string hashedPassword, string providedPassword)
        {
            lock (gate)
            {
                Total++;
                if (hashedPassword.StartsWith("plain:", StringComparison.Ordinal))
                {
                    looked[user.Id] = LookedAt(user.Id) + 1;
                }
            }

            return hashedPassword == $"plain:{providedPassword}" ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
        }
    }
}
