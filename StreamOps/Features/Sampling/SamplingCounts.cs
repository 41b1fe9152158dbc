using System.Diagnostics.Metrics;
using StreamOps.Data.Samples;

namespace StreamOps.Features.Sampling;

/// <summary>How the beat of sampling goes, for the System page and the metrics.</summary>
public sealed class SamplingCounts
{
    public const string MeterName = "StreamOps.Sampling";

    private readonly Counter<long> ticks;
    private readonly Counter<long> samples;
    private long skipped;
    private long ran;

    public SamplingCounts(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        ticks = meter.CreateCounter<long>("streamops.sampling.ticks", description: "Ticks of the sampler on this server, by outcome");
        samples = meter.CreateCounter<long>("streamops.sampling.samples", description: "Samples written by the sampler of this server");
    }

    public long TicksRun => Interlocked.Read(ref ran);

    /// <summary>Ticks that another server ran, or that found the one before still at work.</summary>
    public long TicksSkipped => Interlocked.Read(ref skipped);

    internal void Ran(SampleOutcome outcome)
    {
        Interlocked.Increment(ref ran);
        ticks.Add(1, new KeyValuePair<string, object?>("outcome", "run"));
        samples.Add(outcome.Accepted);
    }

    internal void Skipped()
    {
        Interlocked.Increment(ref skipped);
        ticks.Add(1, new KeyValuePair<string, object?>("outcome", "skipped"));
    }
}
