using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Platform;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Sampling;

/// <summary>Samples every live stream once. All calls together have most of one interval; who has not answered by then is unknown.</summary>
public sealed class Sampler(
    IDbContextFactory<StreamOpsDb> factory,
    CloudflareStreamClient cloudflare,
    AgoraClient agora,
    IOptionsMonitor<CloudflareOptions> cloudflareOptions,
    IOptionsMonitor<AgoraOptions> agoraOptions,
    SamplingOptions options,
    SamplingCadence cadence,
    SampleMemory memory,
    SampleQueue queue,
    Connectors connectors)
{
    /// <summary>The rest of the interval is for reading the streams and writing the samples.</summary>
    private const double ShareForCalls = 0.8;

    public bool IsConfigured => cloudflareOptions.CurrentValue.IsConfigured || agoraOptions.CurrentValue.IsConfigured;

    /// <param name="tick">Instant of all samples, UTC.</param>
    /// <returns>What was written.</returns>
    public async Task<SampleOutcome> TickAsync(DateTimeOffset tick, CancellationToken cancel)
    {
        var live = await LiveAsync(tick, cancel);
        var turns = memory.Turns(live, tick, options.IntervalSeconds);
        var (ofCloudflare, ofAgora) = (new VendorTally(), new VendorTally());
        var samples = new NewSample[live.Count];
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(TimeSpan.FromSeconds(options.IntervalSeconds * ShareForCalls));
        await Parallel.ForAsync(0, live.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancel }, async (i, _) =>
        {
            var turn = new Turn(live[i], tick, turns.Users.Contains(live[i].Id), turns.Converters.Contains(live[i].Id));
            samples[i] = await SampleAsync(turn, ofCloudflare, ofAgora, deadline.Token);
        });

        var outcome = await queue.WriteAsync(samples, cancel);
        await connectors.HeardAsync(Connectors.Cloudflare, ofCloudflare.Failure, ofCloudflare.Answered, cancel);
        await connectors.HeardAsync(Connectors.Agora, ofAgora.Failure, ofAgora.Answered, cancel);
        return outcome;
    }

    private async Task<List<LiveStream>> LiveAsync(DateTimeOffset tick, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Streams.AsNoTracking()
            .Where(s => s.EndedAt == null && s.IsSampled && s.StartedAt <= tick)
            .Select(s => new LiveStream(
                s.Id, s.StartedAt, s.Mode, s.RelayStatus, s.Relay, s.Channel!.AgoraChannel, s.Channel.CloudflareLiveInputId))
            .ToListAsync(cancel);
    }

    private async Task<NewSample> SampleAsync(Turn turn, VendorTally ofCloudflare, VendorTally ofAgora, CancellationToken cancel)
    {
        var stream = turn.Stream;
        var asksCloudflare = stream.LiveInputId is not null && cloudflareOptions.CurrentValue.IsConfigured;
        var asksAgora = stream.AgoraChannel is not null && agoraOptions.CurrentValue.IsConfigured;
        if (!asksCloudflare && !asksAgora)
        {
            return stream.Unknown(turn.Tick);
        }

        var lifecycle = asksCloudflare ? ofCloudflare.AskAsync(c => cloudflare.GetLifecycleAsync(stream.LiveInputId!, c), cancel) : Unasked<Lifecycle>();
        var views = asksCloudflare
            ? ofCloudflare.AskAsync(async c => (object)await cloudflare.GetLiveViewersAsync(stream.LiveInputId!, c), cancel)
            : Unasked<object>();
        var users = asksAgora ? UsersAsync(turn, ofAgora, cancel) : Unasked<AgoraChannelUsers>();
        var converters = asksAgora && turn.AsksConverters && stream is { Mode: StreamMode.Hybrid, Relay: RelayPath.MediaPush }
            ? ConvertersAsync(turn, ofAgora, cancel)
            : Unasked<IReadOnlyList<AgoraConverter>>();
        return new SampleFacts(await lifecycle, (int?)await views, await users, await converters).ToSample(stream, turn.Tick, asksCloudflare, asksAgora);
    }

    private async Task<AgoraChannelUsers?> UsersAsync(Turn turn, VendorTally ofAgora, CancellationToken cancel)
    {
        if (!turn.AsksUsers)
        {
            return memory.YoungUsers(turn.Stream.Id, turn.Tick, cadence.Interval);
        }

        var users = await ofAgora.AskAsync(c => agora.GetChannelUsersAsync(turn.Stream.AgoraChannel!, c), cancel);
        memory.TakeUsers(turn.Stream.Id, turn.Tick, users);
        return users;
    }

    private async Task<IReadOnlyList<AgoraConverter>?> ConvertersAsync(Turn turn, VendorTally ofAgora, CancellationToken cancel)
    {
        memory.TakeConverters(turn.Stream.Id, turn.Tick);
        return await ofAgora.AskAsync(c => agora.ListConvertersAsync(turn.Stream.AgoraChannel!, c), cancel);
    }

    private static Task<T?> Unasked<T>()
        where T : class => Task.FromResult<T?>(null);

    private sealed record Turn(LiveStream Stream, DateTimeOffset Tick, bool AsksUsers, bool AsksConverters);
}
