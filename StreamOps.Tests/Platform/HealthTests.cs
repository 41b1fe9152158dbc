using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StreamOps.Data.Samples;
using StreamOps.Domain.Streams;
using StreamOps.Platform;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Platform;

public sealed class HealthTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_running_server_is_alive_and_soon_ready_for_anybody(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind);
        using var client = app.Anonymous();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);

        var (status, list) = await ReadyAsync(client);
        for (var waited = 0; status != HttpStatusCode.OK && waited < 100; waited++)
        {
            await Task.Delay(100);
            (status, list) = await ReadyAsync(client);
        }

        Assert.Equal((HttpStatusCode.OK, "[]"), (status, list));
    }

    [Fact]
    public async Task Without_its_database_it_is_alive_but_not_ready_and_tells_no_secret()
    {
        var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var app = StreamOpsApp.Start(database);
        using var client = app.Anonymous();
        await database.DisposeAsync();

        var (status, list) = await ReadyAsync(client);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("""{"part":"database","problem":"does not answer"}""", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Host=", list, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString).Database!, list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
    }

    [Theory]
    [InlineData(90, HealthStatus.Healthy)]
    [InlineData(96, HealthStatus.Unhealthy)]
    public async Task A_queue_without_room_is_not_ready(int waiting, HealthStatus expected)
    {
        var queue = new SampleQueue(100);
        _ = queue.WriteAsync([.. Enumerable.Range(0, waiting).Select(i => new NewSample(1, Given.Noon.AddSeconds(i), RelayStatus.Active, true, 1, null, null, null, null, null, SampleSource.Api))], CancellationToken.None);

        var result = await new HealthOfQueue(queue).CheckHealthAsync(new HealthCheckContext());

        Assert.Equal(expected, result.Status);
    }

    [Fact]
    public async Task A_process_without_a_job_server_is_not_ready()
    {
        var result = await new HealthOfJobs(new Hangfire.InMemory.InMemoryStorage()).CheckHealthAsync(new HealthCheckContext());

        Assert.Equal((HealthStatus.Unhealthy, "no job server of this process is running"), (result.Status, result.Description));
    }

    [Fact]
    public async Task Prometheus_reads_the_product_s_own_figures_with_a_key()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var stranger = app.Anonymous();
        using var person = await app.SignedInAsync(Roles.Admin);
        using var machine = app.WithKey();

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/metrics")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/metrics")).StatusCode);
        var text = await machine.GetStringAsync("/metrics");
        foreach (var name in new[]
        {
            "streamops_samples_accepted_total", "streamops_samples_duplicates_total", "streamops_samples_waiting",
            "streamops_costs_owed", "streamops_inbox_pending", "streamops_mails_pending", "streamops_deliveries_pending", "streamops_streams_live",
        })
        {
            Assert.Contains($"\n{name}{{", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_live_page_is_no_slow_request()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var person = await app.SignedInAsync(Roles.Admin);
        using var machine = app.WithKey();
        using (var live = await person.GetAsync("/live/platform", HttpCompletionOption.ResponseHeadersRead))
        {
            Assert.Equal("text/event-stream", live.Content.Headers.ContentType?.MediaType);
            await person.GetStringAsync("/account/manage");
        }

        var text = "";
        for (var waited = 0; !text.Contains("http_route=\"account/manage\"", StringComparison.OrdinalIgnoreCase) && waited < 50; waited++)
        {
            await Task.Delay(100);
            text = await machine.GetStringAsync("/metrics");
        }

        Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith("http_server_request_duration", StringComparison.Ordinal) && line.Contains("/live/platform", StringComparison.Ordinal));
    }

    private static async Task<(HttpStatusCode Status, string Body)> ReadyAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/health/ready");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
