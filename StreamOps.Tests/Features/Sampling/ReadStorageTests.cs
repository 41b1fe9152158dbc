using Microsoft.EntityFrameworkCore;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors;

namespace StreamOps.Tests.Features.Sampling;

/// <summary>How much of Cloudflare's storage is used, day by day.</summary>
public sealed class ReadStorageTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task The_newest_and_the_largest_reading_of_a_day_are_kept_and_the_vendor_is_asked_once_in_ten_minutes(DatabaseKind kind)
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url);
        vendors.Instead = context => VendorStub.Say(context, """{"success":true,"result":{"totalStorageMinutes":900.5,"totalStorageMinutesLimit":1000,"videoCount":3}}""");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.ReadStorageAsync()));
        Assert.Single(vendors.Calls, c => c.Address.Contains("/storage-usage", StringComparison.Ordinal));

        host.Clock.Advance(TimeSpan.FromMinutes(10));
        vendors.Instead = context => VendorStub.Say(context, """{"success":true,"result":{"totalStorageMinutes":980,"totalStorageMinutesLimit":1000,"videoCount":4}}""");
        await host.ReadStorageAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        vendors.Instead = context => VendorStub.Say(context, """{"success":true,"result":{"totalStorageMinutes":950,"totalStorageMinutesLimit":1000,"videoCount":3}}""");
        await host.ReadStorageAsync();
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.ReadStorageAsync();

        await using var db = database.Open();
        var readings = await db.StorageReadings.OrderBy(r => r.Day).ToListAsync();
        Assert.Equal([(new DateOnly(2026, 3, 15), 950m, 980m), (new DateOnly(2026, 3, 16), 950m, 950m)], readings.Select(r => (r.Day, r.StoredMinutes, r.MostMinutes)));
        Assert.Equal(Given.Noon.AddMinutes(20), readings[0].ReadAt);
    }

    [Fact]
    public async Task A_vendor_that_does_not_answer_leaves_what_was_read()
    {
        await using var vendors = await PlayedVendors.StartAsync();
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await SamplingHost.StartAsync(database, vendors.Url);
        vendors.Instead = context => VendorStub.Say(context, """{"success":true,"result":{}}""");

        await host.ReadStorageAsync();

        await using var db = database.Open();
        Assert.Empty(await db.StorageReadings.ToListAsync());
    }
}
