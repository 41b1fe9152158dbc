using StreamOps.Benchmarks;
using StreamOps.Benchmarks.Alerts;
using StreamOps.Benchmarks.Databases;
using StreamOps.Benchmarks.Http;
using StreamOps.Benchmarks.Pages;
using StreamOps.Benchmarks.Pure;
using StreamOps.Benchmarks.Reads;
using StreamOps.Benchmarks.Reporting;
using StreamOps.Benchmarks.Sampling;
using StreamOps.Benchmarks.Screens;
using StreamOps.Benchmarks.Statements;
using StreamOps.Benchmarks.Writing;

if (BenchmarkOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
if (options.Has("pure"))
{
    PureBenchmarks.Run();
}

if (options.Has("report"))
{
    new StatementBenchmark(options).Run();
}

if (options.Has(BenchmarkOptions.Screens))
{
    await new ScreenTool(options).RunAsync(stop.Token);
}

if (options.NeedsDatabase)
{
    await using var servers = await DatabaseServers.StartAsync(options, stop.Token);
    Report.Machine(await servers.PostgresVersionAsync(stop.Token));
    if (options.Has("writer"))
    {
        await new WriterBenchmark(servers, options).RunAsync(stop.Token);
    }

    if (options.Has("http"))
    {
        await new HttpBenchmark(servers, options).RunAsync(stop.Token);
    }

    if (options.Has("reads"))
    {
        await new ReadsBenchmark(servers, options).RunAsync(stop.Token);
    }

    if (options.Has("pages"))
    {
        await new PagesBenchmark(servers).RunAsync(stop.Token);
    }

    if (options.Has("month"))
    {
        await new MonthBenchmark(servers, options).RunAsync(stop.Token);
    }

    if (options.Has("alerts"))
    {
        await new AlertsBenchmark(servers).RunAsync(stop.Token);
    }

    if (options.Has("sampling"))
    {
        await new SamplingBenchmark(servers, options).RunAsync(stop.Token);
    }
}

return 0;
