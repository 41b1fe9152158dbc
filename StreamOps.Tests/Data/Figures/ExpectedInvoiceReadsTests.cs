using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Data.Samples;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Tests.Data.Reconciliation;
using StreamOps.Tests.Domain.Pricing.Terms;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Figures;

public sealed class ExpectedInvoiceReadsTests
{
    private static readonly DateTimeOffset October = new(2026, 10, 5, 12, 0, 0, TimeSpan.Zero);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Months_before_use_up_top_ups_and_their_recordings_are_stored_on(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, October.AddMonths(1).AddDays(10));
        var channel = await studio.ChannelAsync();
        foreach (var start in new[] { October, October.AddMonths(1) })
        {
            await studio.BroadcastAsync(channel, start, start.AddMinutes(90), hls: 10, s => s.Hosts = 2);
        }

        await studio.RecordAsync();
        studio.Db.PriceTerms.AddRange(new PriceTerm[]
        {
            new MinutePackage(GivenTerms.Head(GivenTerms.Agora), "Small", 1, 100, 0.99m),
            new TopUp(GivenTerms.Head(GivenTerms.Agora, "2026-10-01", "2027-09-30"), 1_500, 2),
        }.Select(t => PriceTerms.RowOf(t, 1, October, "admin@example.com")));
        await studio.Db.SaveChangesAsync();

        var invoices = await InvoicesAsync(studio, new BillingMonth(2026, 11));

        // A month: two hosts for 90 minutes of HD at 4, and the push server as long: 1,080 standard minutes, 980 of them beyond the package.
        Assert.Equal(new PackageUse("Small", 1_080, 100, 520, 460, 0), invoices.Single(i => i.Vendor == GivenTerms.Agora).Package);
        var cloudflare = invoices.Single(i => i.Vendor == GivenTerms.Cloudflare);
        Assert.Equal((180m, false), (cloudflare.Storage!.Most, cloudflare.Storage.IsRead));
        Assert.Equal(90m, Assert.Single(cloudflare.Steps(InvoiceStepKind.KeptRecordings)).Quantity);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_is_on_air_is_in_the_invoice_of_the_month_that_runs(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, October.AddMinutes(30));
        var stream = await studio.StartAsync(await studio.ChannelAsync(), October);
        await studio.WatchAsync(stream, October, October.AddMinutes(30), hls: 100);

        var invoices = await InvoicesAsync(studio, new BillingMonth(2026, 10));

        Assert.Equal(300, invoices.Single(i => i.Vendor == GivenTerms.Cloudflare).Cents(CostKind.CloudflareDelivery));
        Assert.Empty(await InvoicesAsync(studio, new BillingMonth(2026, 9)));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Each_kind_is_read_as_it_was_written(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, October);
        PriceTerm[] terms =
        [
            .. TermPresets.All.DistinctBy(p => p.Kind).Select(p => p.Make(new DateOnly(2026, 10, 1))),
            new ContractPrice(GivenTerms.Head(GivenTerms.Agora, "2026-10-02", "2026-12-24"), CostKind.AgoraRelay, PriceBasis.RelayedMinutes, null, 0.12345678m),
            new InvoiceCurrency(GivenTerms.Head(GivenTerms.Cloudflare), "EUR", 0.92157m),
        ];
        studio.Db.PriceTerms.AddRange(terms.Select(t => PriceTerms.RowOf(t, 1, October, "admin@example.com")));
        await studio.Db.SaveChangesAsync();

        var read = (await PriceTerms.CurrentAsync(studio.Db, CancellationToken.None)).All.Select(t => t with { Head = t.Head with { Id = 0 } }).ToHashSet();

        Assert.Equal(Enum.GetValues<TermKind>().Length, read.Count);
        Assert.All(terms, term => Assert.Contains(term, read));
    }

    /// <summary>A cycle of Cloudflare's own would have other days; those of the month are what its live minutes are of.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task Replays_are_those_of_settled_days_at_the_price_of_their_day(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, new DateTimeOffset(2026, 10, 25, 12, 0, 0, TimeSpan.Zero));
        await studio.BroadcastAsync(await studio.ChannelAsync(), October, October.AddMinutes(90), hls: 100);
        await studio.RecordAsync();
        var dearer = PricePresets.Rows(PricePreset.Published).Single(p => p.Basis == PriceBasis.DeliveredMinutes) with { UsdPerUnit = 2, ValidFrom = new DateOnly(2026, 10, 11) };
        studio.Db.Prices.Add(PriceRow.Of(dearer, October, "admin@example.com"));
        await GivenReads.MeteredAsync(studio.Db, GivenTerms.Day("2026-09-30"), isSettled: true, (ViewNature.Replay, 5_000));
        await GivenReads.MeteredAsync(studio.Db, GivenTerms.Day("2026-10-05"), isSettled: true, (ViewNature.Live, 9_050), (ViewNature.Unseen, 70));
        await GivenReads.MeteredAsync(studio.Db, GivenTerms.Day("2026-10-10"), isSettled: true, (ViewNature.Replay, 1_250));
        await GivenReads.MeteredAsync(studio.Db, GivenTerms.Day("2026-10-11"), isSettled: true, (ViewNature.Replay, 300), (ViewNature.Live, 40));
        await GivenReads.MeteredAsync(studio.Db, GivenTerms.Day("2026-10-24"), isSettled: false, (ViewNature.Replay, 8_000));

        var cloudflare = (await InvoicesAsync(studio, new BillingMonth(2026, 10))).Single(i => i.Vendor == GivenTerms.Cloudflare);

        // 9,000 live and 1,250 replayed minutes at 1 USD per 1,000, 300 at 2 USD from the 11th: 9.00 + 1.25 + 0.60.
        Assert.Equal([(1_250m, 1.25m), (300m, 0.60m)], cloudflare.Steps(InvoiceStepKind.Replays).Select(s => (s.Quantity, s.AmountUsd)).OrderByDescending(s => s.Quantity));
        Assert.Equal(1085, cloudflare.Cents(CostKind.CloudflareDelivery));
        Assert.Equal(new ReplayUse(1_550, 3, 21), cloudflare.Replays);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Replays_that_nobody_has_read_are_not_known_and_are_not_0(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, October.AddMonths(2));
        await studio.BroadcastAsync(await studio.ChannelAsync(), October, October.AddMinutes(90), hls: 100);
        await studio.RecordAsync();

        var unread = await InvoicesAsync(studio, new BillingMonth(2026, 10));
        await GivenReads.MeteredAsync(studio.Db, GivenTerms.Day("2026-10-05"), isSettled: true);
        var read = await InvoicesAsync(studio, new BillingMonth(2026, 10));

        Assert.Equal(new ReplayUse(null, 0, 31), unread.Single(i => i.Vendor == GivenTerms.Cloudflare).Replays);
        Assert.Equal(new ReplayUse(0, 1, 30), read.Single(i => i.Vendor == GivenTerms.Cloudflare).Replays);
        Assert.Null(read.Single(i => i.Vendor == GivenTerms.Agora).Replays);
        Assert.All(unread.Concat(read), invoice => Assert.Empty(invoice.Steps(InvoiceStepKind.Replays)));
    }

    /// <summary>Across a month's end and corrected twice, beside streams that leave no recording.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task What_earlier_months_recorded_follows_ends_that_move_and_is_counted_once(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, October.AddMonths(2));
        var channel = await studio.ChannelAsync();
        var midnight = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        var stream = await studio.StartAsync(channel, midnight.AddMinutes(-40));
        await studio.EndAsync(stream, midnight.AddMinutes(20));
        foreach (var minutes in new[] { -10, 50, 50 })
        {
            await studio.EndAsync(stream, midnight.AddMinutes(minutes), correct: true);
        }

        await studio.BroadcastAsync(channel, October, October.AddMinutes(500), hls: 1, s => s.Mode = StreamMode.AgoraOnly);

        Assert.Equal((0m, 40m, 90m), (await BeforeAsync(10), await BeforeAsync(11), await BeforeAsync(12)));
        await Samples.RollUps.AssertEqualToRecountAsync(studio.Db, TimeZoneInfo.Utc);

        Task<decimal> BeforeAsync(int month) => RecordedMonths.MinutesBeforeAsync(studio.Db, new BillingMonth(2026, month), CancellationToken.None);
    }

    private static async Task<IReadOnlyList<ExpectedInvoice>> InvoicesAsync(Studio studio, BillingMonth month)
    {
        await using var db = studio.Open();
        var costs = new CostFigures(db, new StreamReads(db, studio.Calendar, Given.Patience, studio.Clock), studio.Calendar, studio.Clock);
        return (await new ExpectedInvoiceReads(db, costs, studio.Clock).OfMonthAsync(month, CancellationToken.None)).Invoices;
    }
}
