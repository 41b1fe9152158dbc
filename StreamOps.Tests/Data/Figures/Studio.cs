using Microsoft.Extensions.Time.Testing;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Data.Operations;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

/// <summary>A platform on one database and one clock: streams go in by the product's own write paths, figures come out by its own reads.</summary>
public sealed class Studio : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly bool ownsDatabase;
    private readonly SampleStore samples;
    private readonly StreamStore streams;

    private Studio(TestDatabase database, bool ownsDatabase, DateTimeOffset now, TimeZoneInfo zone)
    {
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        Clock = new FakeTimeProvider(now);
        Calendar = new BillingCalendar(zone);
        samples = new SampleStore(database.Factory, Calendar, Clock);
        streams = new StreamStore(database.Factory, Calendar, Clock, new PromiseBell());
        Recorder = new CostRecorder(database.Factory, Calendar, Clock);
        Db = database.Open();
    }

    public FakeTimeProvider Clock { get; }

    public BillingCalendar Calendar { get; }

    public CostRecorder Recorder { get; }

    public StreamOpsDb Db { get; }

    public StreamReads Streams => new(Db, Calendar, Given.Patience, Clock);

    public ChannelFigures Channels => new(Db, Streams, Calendar);

    public ChannelMetrics Metrics => new(Db, Streams, Calendar, Clock);

    public PlatformFigures Platform => new(Db, Streams, Calendar, Clock);

    public CostFigures Costs => new(Db, Streams, Calendar, Clock);

    public CostBreakdowns Breakdowns => new(Db, new DayBreakdowns(Db));

    public CostRecordReads Records => new(Db);

    public static async Task<Studio> OpenAsync(
        DatabaseKind kind, DateTimeOffset now, PricePreset preset = PricePreset.Published, TimeZoneInfo? zone = null)
    {
        var studio = new Studio(await TestDatabase.CreateAsync(kind), ownsDatabase: true, now, zone ?? TimeZoneInfo.Utc);
        await Given.PricesAsync(studio.Db, preset);
        return studio;
    }

    /// <summary>On the database of an application that runs, with its price book.</summary>
    public static Studio Of(StreamOpsApp app, DateTimeOffset now) => Of(app.Database, now);

    /// <summary>On a database that stays with the caller.</summary>
    public static Studio Of(TestDatabase database, DateTimeOffset now) => new(database, ownsDatabase: false, now, TimeZoneInfo.Utc);

    public StreamOpsDb Open() => database.Open();

    public Task<ChannelRow> ChannelAsync(Action<ChannelRow>? change = null) => Given.ChannelAsync(Db, change);

    /// <summary>A live stream, by default hybrid with one host, sampled every minute so that each value holds until the next.</summary>
    public Task<StreamRow> StartAsync(ChannelRow channel, DateTimeOffset start, Action<StreamRow>? change = null) =>
        Given.StreamAsync(Db, channel, s =>
        {
            s.StartedAt = start;
            s.SampleIntervalSeconds = 60;
            if (!ownsDatabase)
            {
                // Handed over now: an application that runs beside would close it as silent since its start.
                s.CreatedAt = TimeProvider.System.GetUtcNow();
            }

            change?.Invoke(s);
        });

    /// <summary>A value every minute of the span.</summary>
    public Task WatchAsync(StreamRow stream, DateTimeOffset from, DateTimeOffset to, int? hls, int? rtc = null) =>
        SampleAsync(stream, Enumerable.Range(0, (int)(to - from).TotalMinutes).Select(i => (from.AddMinutes(i), hls, rtc)));

    public Task SampleAsync(StreamRow stream, IEnumerable<(DateTimeOffset At, int? Hls, int? Rtc)> values, bool isLive = true) =>
        samples.WriteAsync(
            [.. values.Select(v => new NewSample(stream.Id, v.At, RelayStatus.Active, isLive, v.Hls, v.Rtc, null, null, null, null, SampleSource.Api))],
            CancellationToken.None);

    public Task EndAsync(StreamRow stream, DateTimeOffset end, EndCause cause = EndCause.Api, bool correct = false) =>
        streams.EndAsync(stream.Id, end, cause, correct, CancellationToken.None);

    /// <summary>A whole stream with as many viewers throughout.</summary>
    public async Task<StreamRow> BroadcastAsync(ChannelRow channel, DateTimeOffset start, DateTimeOffset end, int hls, Action<StreamRow>? change = null)
    {
        var stream = await StartAsync(channel, start, change);
        await WatchAsync(stream, start, end, hls);
        await EndAsync(stream, end);
        return stream;
    }

    /// <summary>As the job does it, until nothing is owed.</summary>
    public async Task RecordAsync()
    {
        while (await Recorder.OwedAsync(100, CancellationToken.None) is { Count: > 0 } owed)
        {
            foreach (var id in owed)
            {
                await Recorder.RecordAsync(id, CancellationToken.None);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        if (ownsDatabase)
        {
            await database.DisposeAsync();
        }
    }
}
