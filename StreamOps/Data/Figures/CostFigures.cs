using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Money;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>The month as finance sees it.</summary>
/// <param name="Lines">Recorded lines, by service and cost type.</param>
/// <param name="AccruedLines">Cost so far of streams that have no records yet: live ones, and those that ended a moment ago.</param>
public sealed record MonthCosts(BillingMonth Month, IReadOnlyList<CostLine> Lines, IReadOnlyList<CostLine> AccruedLines, DateTimeOffset AsOf)
{
    /// <summary>What belongs to closed months and is booked in this one.</summary>
    public IReadOnlyList<StatementAdjustment> Adjustments { get; init; } = [];

    /// <summary>The month is closed: its lines move no more.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The sum of the shown lines, so that the table adds up.</summary>
    public long TotalCents => Lines.Sum(l => l.MonthCents);

    public long AdjustmentCents => Adjustments.Sum(a => a.Cents);

    /// <summary>What finance books: the month's own lines and the corrections of closed months.</summary>
    public long BookedCents => TotalCents + AdjustmentCents;

    public long AccruedCents => AccruedLines.Sum(l => l.MonthCents);

    /// <summary>Recorded and accrued as one, each line rounded up once: what the month would be booked at if all streams ended now.</summary>
    public IReadOnlyList<CostLine> LinesSoFar => AccruedLines.Count == 0 ? Lines : CostLine.Merge([.. Lines, .. AccruedLines]);

    /// <summary>Recorded and accrued as one, and the corrections of closed months, USD in whole cents: what budgets are held against.</summary>
    public decimal SpentUsd => (LinesSoFar.Sum(l => l.MonthCents) + AdjustmentCents) / 100m;

    /// <summary>What the month is expected to end at; never below what the shown lines already come to.</summary>
    public long ForecastCents(SpendForecast forecast) => Math.Max(BookedCents + AccruedCents, Usd.ToCentsRoundedUp(forecast.ExpectedUsd));
}

/// <summary>Cost of one billing day, exact, by service and cost type.</summary>
public sealed record DayCost(DateOnly Day, IReadOnlyList<CostLine> Lines)
{
    public decimal AmountUsd => Lines.Sum(l => l.AmountUsd);
}

/// <summary>
/// Reads costs: what is recorded, what accrues, and what Agora alone would have cost. The price book and the usage of a month are read once for
/// a request, so that the figures of a page agree.
/// </summary>
public sealed class CostFigures(StreamOpsDb db, StreamReads streams, BillingCalendar calendar, TimeProvider clock)
{
    private readonly Dictionary<BillingMonth, List<(StreamFacts Facts, DayUsage Usage, long SampledMs)>> usages = [];
    private readonly Dictionary<BillingMonth, BillingMonthRow?> closed = [];
    private PriceBook? book;

    public async Task<MonthCosts> MonthAsync(BillingMonth month, CancellationToken cancel)
    {
        var isClosed = await ClosedAsync(month, cancel) is not null;
        var lines = await RecordedAsync(month, cancel);
        return new MonthCosts(month, lines, isClosed ? [] : await AccruedAsync(month, await PriceBookAsync(cancel), cancel), clock.GetUtcNow())
        {
            Adjustments = await AdjustmentReads.BookedInAsync(db, month, cancel),
            IsClosed = isClosed,
        };
    }

    /// <summary>What each of some months' own lines are booked at, in cents. A month without records is missing.</summary>
    public async Task<IReadOnlyDictionary<BillingMonth, long>> BookedCentsAsync(IReadOnlyCollection<BillingMonth> months, CancellationToken cancel) =>
        (await BookedParts.ByMonthAsync(db, months, cancel)).ToDictionary(
            month => month.Key,
            month => month.GroupBy(p => p.Price.Kind).Sum(line => new CostLine(month.Key, line.Key, 0, 0, [.. line]).MonthCents));

    /// <param name="preset">Null: the price book in force, and what its records say. Else the month is replayed under the preset.</param>
    public async Task<Comparison> ComparisonAsync(BillingMonth month, PricePreset? preset, AudienceKind audience, CancellationToken cancel) =>
        (await ComparisonsAsync(month, [preset], audience, null, cancel))[0];

    /// <summary>The same month under several sets of prices, read once.</summary>
    /// <param name="presets">As in <see cref="ComparisonAsync"/>.</param>
    /// <param name="recorded">The month's recorded lines where the caller has read them already.</param>
    public async Task<IReadOnlyList<Comparison>> ComparisonsAsync(
        BillingMonth month, IReadOnlyList<PricePreset?> presets, AudienceKind audience, IReadOnlyList<CostLine>? recorded, CancellationToken cancel)
    {
        var usage = await UsageAsync(month, cancel);
        var comparisons = new List<Comparison>();
        foreach (var preset in presets)
        {
            var prices = preset is { } named ? PricePresets.Of(named) : await PriceBookAsync(month, cancel);
            var hybrid = preset is null
                ? recorded ?? await RecordedAsync(month, cancel)
                : CostLine.Merge(usage.SelectMany(u => StreamCost.Of(u.Facts, [u.Usage], prices)));
            var agoraOnly = CostLine.Merge(usage.SelectMany(u => AgoraOnlyCost.Of(u.Facts, [u.Usage], prices, audience)));
            comparisons.Add(new Comparison(hybrid, agoraOnly, new ComparedUsage(
                usage.Sum(u => u.Usage.LiveMs),
                usage.Sum(u => u.Usage.LiveMs * u.Facts.Hosts),
                usage.Sum(u => u.Usage.HlsMs + u.Usage.RtcMs),
                usage.Sum(u => u.SampledMs))));
        }

        return comparisons;
    }

    /// <summary>Booked streams that wait to be priced anew, after a price change or late samples. Until then their old costs stand.</summary>
    public Task<int> PricedAnewAsync(CancellationToken cancel) =>
        db.CostDuties.CountAsync(d => db.Streams.Any(s => s.Id == d.StreamId && s.EndedAt != null && s.CostedAt != null), cancel);

    /// <summary>The prices behind a month: those in force, or, of a closed one, those that were when it was closed.</summary>
    public async Task<PriceBook> PriceBookAsync(BillingMonth month, CancellationToken cancel) =>
        await ClosedAsync(month, cancel) is { } row ? (await PriceBookAsync(cancel)).UpTo(row.PriceBookVersion) : await PriceBookAsync(cancel);

    /// <summary>The prices in force.</summary>
    public async Task<PriceBook> PriceBookAsync(CancellationToken cancel) => book ??= await PriceBooks.CurrentAsync(db, cancel);

    /// <summary>Samples behind a month's viewer-minutes.</summary>
    public async Task<long> SamplesAsync(BillingMonth month, CancellationToken cancel) =>
        await UsageDays.Of(db, month, await ClosedAsync(month, cancel) is not null).SumAsync(d => (long)d.Samples, cancel);

    /// <summary>Cost of each day of the month up to now, live streams included, at the prices of the day.</summary>
    public async Task<List<DayCost>> DaysAsync(BillingMonth month, CancellationToken cancel)
    {
        var prices = await PriceBookAsync(cancel);
        var lines = new List<(DateOnly Day, CostLine Line)>(await BookedDaysAsync(month, cancel));
        foreach (var stream in await ClosedAsync(month, cancel) is null ? await streams.UncostedAsync(cancel) : [])
        {
            lines.AddRange(stream.Usage
                .Where(u => BillingMonth.Of(u.Day) == month)
                .SelectMany(u => StreamCost.Of(stream.Stream.Facts, [u], prices).Select(line => (u.Day, line))));
        }

        var byDay = lines.ToLookup(l => l.Day, l => l.Line);
        var today = calendar.DayOf(clock.GetUtcNow());
        return [.. month.Days.Where(day => day <= today).Select(day => new DayCost(day, CostLine.Merge(byDay[day])))];
    }

    /// <summary>Cost of each day of the month, recorded streams alone, at the prices of the day; a day may have several lines of a kind.</summary>
    public async Task<IReadOnlyList<(DateOnly Day, CostLine Line)>> BookedDaysAsync(BillingMonth month, CancellationToken cancel)
    {
        var prices = await PriceBookAsync(month, cancel);
        var usage = await UsageAsync(month, cancel);
        return [.. usage.SelectMany(u => StreamCost.Of(u.Facts, [u.Usage], prices).Select(line => (u.Usage.Day, line)))];
    }

    /// <summary>What the month is charged for under the prices in force, by day and price: recorded streams and, of an open month, those on air up to now.</summary>
    public async Task<IReadOnlyList<MeteredUsage>> MeteredAsync(BillingMonth month, CancellationToken cancel)
    {
        var prices = await PriceBookAsync(cancel);
        var usage = (await UsageAsync(month, cancel)).Select(u => (u.Facts, u.Usage));
        var uncosted = await ClosedAsync(month, cancel) is null ? await streams.UncostedAsync(cancel) : [];
        return
        [
            .. usage.Concat(uncosted.SelectMany(s => s.Usage.Select(u => (s.Stream.Facts, u))))
                .Where(u => BillingMonth.Of(u.Item2.Day) == month)
                .SelectMany(u => StreamCost.Metered(u.Item1, u.Item2, prices)),
        ];
    }

    /// <summary>Month lines out of the records.</summary>
    private async Task<IReadOnlyList<CostLine>> RecordedAsync(BillingMonth month, CancellationToken cancel)
    {
        var text = month.ToString();
        var records = await db.CostRecords
            .Where(r => r.Month == text)
            .GroupBy(r => new { r.Service, r.CostType })
            .Select(g => new { g.Key.Service, g.Key.CostType, DurationMs = g.Sum(r => r.DurationMs), ViewerMs = g.Sum(r => r.ViewerMs) })
            .ToListAsync(cancel);
        var parts = (await BookedParts.OfMonthAsync(db, month, cancel)).ToLookup(p => p.Price.Kind);
        return
        [
            .. records
                .Select(r => new CostLine(month, new CostKind(r.Service, r.CostType), r.DurationMs, r.ViewerMs, [.. parts[new CostKind(r.Service, r.CostType)]]))
                .OrderBy(l => l.Kind),
        ];
    }

    private async Task<IReadOnlyList<CostLine>> AccruedAsync(BillingMonth month, PriceBook prices, CancellationToken cancel)
    {
        var uncosted = await streams.UncostedAsync(cancel);
        return CostLine.Merge(uncosted.SelectMany(s => s.Cost(prices)).Where(l => l.Month == month));
    }

    /// <summary>Usage of the streams whose costs are recorded, summed by day and by what decides the price.</summary>
    private async Task<List<(StreamFacts Facts, DayUsage Usage, long SampledMs)>> UsageAsync(BillingMonth month, CancellationToken cancel)
    {
        if (usages.TryGetValue(month, out var known))
        {
            return known;
        }

        var rows = await UsageDays.Of(db, month, await ClosedAsync(month, cancel) is not null)
            .Where(d => d.IsBooked)
            .GroupBy(d => new { d.Day, d.Mode, d.Relay, d.Tier, d.Hosts })
            .Select(g => new
            {
                g.Key,
                Live = g.Sum(d => d.LiveMs),
                Hls = g.Sum(d => d.HlsMs),
                Rtc = g.Sum(d => d.RtcMs),
                Sampled = g.Sum(d => d.SampledMs),
            })
            .ToListAsync(cancel);
        return usages[month] = rows.ConvertAll(r => (
            new StreamFacts(r.Key.Mode, r.Key.Relay, r.Key.Tier, r.Key.Hosts), new DayUsage(r.Key.Day, r.Live, r.Hls, r.Rtc), r.Sampled));
    }

    /// <summary>Null: it is open.</summary>
    private async Task<BillingMonthRow?> ClosedAsync(BillingMonth month, CancellationToken cancel) =>
        closed.TryGetValue(month, out var known) ? known : closed[month] = await BillingMonths.FindClosedAsync(db, month, cancel);
}
