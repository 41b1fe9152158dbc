using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Data.Operations;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform;

public sealed class JobsTests
{
    [Fact]
    public async Task A_job_runs_with_the_services_of_its_own_host_also_where_others_start_at_the_same_time()
    {
        var apps = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => StreamOpsApp.StartAsync(DatabaseKind.Sqlite))));
        try
        {
            foreach (var app in apps)
            {
                using var job = app.Services.GetRequiredService<JobActivator>().BeginScope((JobActivatorContext)null!);

                Assert.Same(app.Services.GetRequiredService<PromiseBell>(), job.Resolve(typeof(PromiseBell)));
            }
        }
        finally
        {
            foreach (var app in apps)
            {
                await app.DisposeAsync();
            }
        }
    }
}
