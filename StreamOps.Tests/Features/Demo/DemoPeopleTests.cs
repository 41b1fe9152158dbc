using Microsoft.Extensions.DependencyInjection;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Features.Demo;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;
using StreamOps.Vendors.Demo.Servers;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Tests.Features.Demo;

public sealed class DemoPeopleTests
{
    [Theory]
    [InlineData(null, 0)]
    [InlineData("mail.example", 1)]
    public async Task Nobody_of_the_demo_is_owed_mail_unless_a_mail_server_is_set(string? host, int told)
    {
        await using var app = await StreamOpsApp.StartAsync(
            DatabaseKind.Sqlite, settings: new Dictionary<string, string?> { ["Smtp:Host"] = host, ["Smtp:From"] = "ops@demo.example" });
        var clock = app.Services.GetRequiredService<TimeProvider>();
        var world = new DemoWorld(new DemoSchedule(20260301), clock.GetUtcNow());
        await using var platform = new DemoPlatform(world, DemoPlatformSettings.Random(), clock);
        await using var scope = app.Services.CreateAsyncScope();
        var people = ActivatorUtilities.CreateInstance<DemoPeople>(scope.ServiceProvider, platform);
        await using var db = app.Open();

        await people.FillAsync(db, CancellationToken.None);
        await people.FillAsync(db, CancellationToken.None);

        var subscribers = app.Services.GetRequiredService<Subscribers>();
        foreach (var kind in Enum.GetValues<NotificationKind>())
        {
            var owed = await subscribers.OfAsync(db, kind, Severity.Critical, CancellationToken.None);
            Assert.Equal((kind, told), (kind, owed.Count(s => s.Email == DemoPeople.Admin)));
        }
    }
}
