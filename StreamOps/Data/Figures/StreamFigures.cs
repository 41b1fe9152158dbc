using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Health;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Figures;

/// <summary>
/// One stream as it stands at an instant. For a live one the roll-ups lack the newest sample's open hold; it is added here, up to now.
/// What they hold of time ahead of now is taken out.
/// </summary>
public sealed class StreamFigures
{
    private readonly BillingCalendar calendar;
    private readonly IReadOnlyList<Hold> early;
    private readonly Dictionary<DateOnly, Audience> audiences;
    private readonly Dictionary<DateOnly, long> live;

    /// <param name="early">From <see cref="EarlyHolds"/>; none where no sample is ahead of now.</param>
    public StreamFigures(
        StreamRow stream,
        string channelName,
        Guid sellerId,
        StreamTotalRow? total,
        IEnumerable<StreamDayRow> days,
        IEnumerable<Hold> early,
        BillingCalendar calendar,
        StreamPatience patience,
        DateTimeOffset asOf)
    {
        Stream = stream;
        ChannelName = channelName;
        SellerId = sellerId;
        Total = total;
        AsOf = asOf;
        this.calendar = calendar;
        this.early = [.. early];
        Span = new Interval(stream.StartedAt, stream.EndedAt ?? StaleRule.CountsUntil(
            total?.LastSampleAt ?? stream.StartedAt, patience.Silence, TimeSpan.FromSeconds(stream.SampleIntervalSeconds), asOf));
        audiences = days.ToDictionary(d => d.Day, d => d.Audience);
        live = calendar.SplitByDay(Span).ToDictionary(d => d.Day, d => d.Span.Milliseconds);
        AddOpenHolds();
    }

    public StreamRow Stream { get; }

    public string ChannelName { get; }

    /// <summary>Owner of the channel.</summary>
    public Guid SellerId { get; }

    public StreamTotalRow? Total { get; }

    /// <summary>What Cloudflare last measured at the ingest of a live stream; null where it measured nothing, and for past streams.</summary>
    public StreamIngestRow? Ingest { get; init; }

    /// <summary>Of <see cref="Ingest"/>, what still speaks for now.</summary>
    public IngestReading? IngestNow => Ingest?.At(AsOf);

    public DateTimeOffset AsOf { get; }

    public bool IsLive => Stream.EndedAt is null;

    /// <summary>Start to end; of a live one to now, as far as its signs of life carry (<see cref="StaleRule.CountsUntil"/>).</summary>
    public Interval Span { get; }

    public long LiveMs => Span.Milliseconds;

    /// <summary>Whole stream so far.</summary>
    public Audience Audience { get; private set; }

    /// <summary>Usage by billing day, for the price calculator.</summary>
    public IReadOnlyList<DayUsage> Usage =>
    [
        .. live.Keys.Union(audiences.Keys).Order().Select(day =>
        {
            var audience = audiences.GetValueOrDefault(day);
            return new DayUsage(day, live.GetValueOrDefault(day), audience.HlsMs, audience.RtcMs);
        }),
    ];

    /// <summary>Viewers now; null where it is not known or the stream is over.</summary>
    public int? ViewersNow => IsLive && IsFresh ? Total?.LastReading(Stream.Mode).Viewers?.Total : null;

    public StreamHealth Health => StreamHealth.Of(Facts);

    /// <summary>Agora in, relay, Cloudflare out, by the newest sample.</summary>
    public StreamLegs Legs => StreamLegs.Of(Facts, Total?.LastIsLive ?? true, (Total?.LastHlsViewers, Total?.LastAgoraViewers));

    /// <summary>What its health is judged by.</summary>
    public HealthFacts Facts => new(
        Total is null ? null : AsOf - Total.LastSampleAt,
        Stream.MaxGap,
        Stream.Mode,
        Stream.RelayStatus,
        Total?.LastReading(Stream.Mode).Viewers is not null,
        Total?.LastBitrateKbps,
        (decimal?)Total?.LastFrameRate,
        (decimal?)Total?.LastPacketLossPercent)
    {
        Ingest = IngestNow,
        IsSentOverApi = !Stream.IsSampled,
    };

    private bool IsFresh => Total is not null && AsOf - Total.LastSampleAt <= Stream.MaxGap;

    /// <summary>Cost so far, exact: accrued while live, the same as the records afterwards.</summary>
    public IReadOnlyList<CostLine> Cost(PriceBook book) => StreamCost.Of(Stream.Facts, Usage, book);

    /// <summary>The sum of those lines as they are shown, each rounded up to a cent. USD.</summary>
    public decimal CostUsd(PriceBook book) => Cost(book).Sum(l => l.Cents) / 100m;

    /// <summary>What the roll-ups do not hold yet, less what they hold too early, as far as it lies in a span of time.</summary>
    public Audience OpenHold(Interval within) => Within(OpenHolds(), within).Minus(Within(early, within));

    private static Audience Within(IEnumerable<Hold> holds, Interval span) =>
        holds
            .Select(h => h with { Span = h.Span.Intersect(span) })
            .Where(h => !h.Span.IsEmpty)
            .Aggregate(default(Audience), (sum, hold) => sum + Audience.Of(hold));

    private IEnumerable<Hold> OpenHolds() =>
        IsLive && Total is not null ? Hold.Of([Total.LastReading(Stream.Mode)], Stream.MaxGap, AsOf) : [];

    /// <summary>What one more minute costs with the viewers of now, USD, unrounded; 0 once the stream is over.</summary>
    public decimal CostPerMinute(PriceBook book)
    {
        if (!IsLive)
        {
            return 0;
        }

        var now = (IsFresh ? Total?.LastReading(Stream.Mode).Viewers : null) ?? default;
        var minute = new DayUsage(calendar.DayOf(AsOf), 60_000, now.Hls * 60_000L, now.Rtc * 60_000L);
        return StreamCost.Of(Stream.Facts, [minute], book).Sum(l => l.AmountUsd);
    }

    private void AddOpenHolds()
    {
        Audience = Total?.Audience ?? default;
        foreach (var hold in OpenHolds())
        {
            Audience += Audience.Of(hold);
            Split(hold, (day, more) => audiences[day] = audiences.GetValueOrDefault(day) + more);
        }

        foreach (var hold in early)
        {
            Audience = Audience.Minus(Audience.Of(hold));
            Split(hold, (day, less) => audiences[day] = audiences.GetValueOrDefault(day).Minus(less));
        }
    }

    private void Split(Hold hold, Action<DateOnly, Audience> take)
    {
        foreach (var (day, span) in calendar.SplitByDay(hold.Span))
        {
            take(day, Audience.Of(hold with { Span = span }));
        }
    }
}
