using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace StreamOps.Benchmarks.Pure;

/// <summary>The arithmetic alone, by BenchmarkDotNet, in this process: nothing is built anew.</summary>
internal static class PureBenchmarks
{
    public static void Run()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(8))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(Directory.CreateTempSubdirectory("streamops-benchmark-pure-").FullName);
        BenchmarkRunner.Run([typeof(StreamContributionBenchmarks), typeof(StreamCostBenchmarks)], config);
    }
}
