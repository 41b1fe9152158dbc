using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Features.Sampling;
using StreamOps.Features.Webhooks;
using StreamOps.Platform;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Tests.Features.Sampling;

/// <summary>The sampling feature alone, on one test database, with a clock that the test turns and vendors that the test plays.</summary>
public sealed class SamplingHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private SamplingHost(WebApplication app, TestDatabase database, FakeTimeProvider clock) => (this.app, Database, Clock) = (app, database, clock);

    public TestDatabase Database { get; }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="vendors">Where both vendors are to be found; null turns them off.</param>
    public static async Task<SamplingHost> StartAsync(TestDatabase database, string? vendors, FakeTimeProvider? clock = null, int intervalSeconds = 5)
    {
        clock ??= new FakeTimeProvider(Given.Noon);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sampling:IntervalSeconds"] = intervalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Vendors:Agora:ApiBaseUrl"] = vendors ?? "http://127.0.0.1:1",
            ["Vendors:Agora:FallbackApiBaseUrl"] = "",
            ["Vendors:Cloudflare:ApiBaseUrl"] = (vendors ?? "http://127.0.0.1:1") + "/client/v4",
        });
        if (vendors is not null)
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Vendors:Agora:AppId"] = "app",
                ["Vendors:Agora:CustomerKey"] = "key",
                ["Vendors:Agora:CustomerSecret"] = "secret",
                ["Vendors:Cloudflare:CustomerBaseUrl"] = vendors,
                ["Vendors:Cloudflare:AccountId"] = "acc",
                ["Vendors:Cloudflare:ApiToken"] = "token",
            });
        }

        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0));
        builder.AddDatabase();
        builder.AddIngest();
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddCloudflare(builder.Configuration);
        builder.Services.AddAgora(builder.Configuration);
        builder.AddWebhooks();
        builder.AddSampling();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        var app = builder.Build();
        await app.StartAsync();
        return new SamplingHost(app, database, clock);
    }

    public Task TickAsync() => RunAsync<SampleTickJob>(j => j.RunAsync(CancellationToken.None));

    public Task PollAsync() => RunAsync<PollChannelsJob>(j => j.RunAsync(CancellationToken.None));

    public Task ReadIngestAsync() => RunAsync<ReadIngestJob>(j => j.RunAsync(CancellationToken.None));

    public Task ReadStorageAsync() => RunAsync<ReadStorageJob>(j => j.RunAsync(CancellationToken.None));

    public Task ReadUsageAsync() => RunAsync<ReadUsageJob>(j => j.RunAsync(CancellationToken.None));

    public Task CloseAsync() => RunAsync<CloseStreamsJob>(j => j.RunAsync(CancellationToken.None));

    /// <summary>Ticks for so long, one each interval, closing after each.</summary>
    public async Task TickForAsync(TimeSpan time)
    {
        for (var end = Clock.GetUtcNow() + time; Clock.GetUtcNow() < end; Clock.Advance(Services.GetRequiredService<SamplingCadence>().Interval))
        {
            await TickAsync();
            await CloseAsync();
        }
    }

    public async Task<List<SampleRow>> SamplesAsync(long streamId)
    {
        await using var db = Database.Open();
        return await db.Samples.AsNoTracking().Where(s => s.StreamId == streamId).OrderBy(s => s.Timestamp).ToListAsync();
    }

    public async Task<StreamRow> StreamAsync(long id)
    {
        await using var db = Database.Open();
        return await db.Streams.AsNoTracking().SingleAsync(s => s.Id == id);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task RunAsync<TJob>(Func<TJob, Task> run)
        where TJob : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        await run(scope.ServiceProvider.GetRequiredService<TJob>());
    }
}
