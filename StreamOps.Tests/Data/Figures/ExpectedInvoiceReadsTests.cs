using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Time;
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

        var invoices = await new ExpectedInvoiceReads(studio.Db, studio.Costs).OfMonthAsync(new BillingMonth(2026, 11), CancellationToken.None);

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

        var invoices = await new ExpectedInvoiceReads(studio.Db, studio.Costs).OfMonthAsync(new BillingMonth(2026, 10), CancellationToken.None);

        Assert.Equal(300, invoices.Single(i => i.Vendor == GivenTerms.Cloudflare).Cents(CostKind.CloudflareDelivery));
        Assert.Empty(await new ExpectedInvoiceReads(studio.Db, studio.Costs).OfMonthAsync(new BillingMonth(2026, 9), CancellationToken.None));
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
}
