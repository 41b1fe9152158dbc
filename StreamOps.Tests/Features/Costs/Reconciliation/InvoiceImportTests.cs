using System.Text;
using StreamOps.Domain.Reconciliation;
using StreamOps.Features.Costs.Reconciliation.Invoices;

namespace StreamOps.Tests.Features.Costs.Reconciliation;

public sealed class InvoiceImportTests
{
    private static readonly DateOnly Today = new(2026, 12, 31);

    private const string Head = "vendor,number,first_day,last_day,currency,item,description,quantity,unit,amount\n";
    private const string Right = "cloudflare,CF-1,2026-03-01,2026-03-31,USD,cloudflare/delivery,,9000,minutes,9.00\n";

    [Fact]
    public void The_example_of_the_page_is_two_invoices()
    {
        var read = InvoiceImport.Read(Encoding.UTF8.GetBytes(ImportModel.Example), null, Today);

        Assert.Empty(read.Problems);
        Assert.Equal([("agora", "AG-2026-03", 2690L), ("cloudflare", "CF-1204", 1240L)], read.Invoices.Select(i => (i.Vendor, i.Number, i.TotalCents)));
        Assert.Equal([5406m, 5402m, 12_400m], read.Invoices.SelectMany(i => i.Lines).Select(l => l.Minutes!.Value));
        Assert.Equal(new BillingPeriod(new DateOnly(2026, 3, 14), new DateOnly(2026, 4, 13)), read.Invoices[1].Period);
    }

    [Theory]
    [InlineData("aws,CF-1,2026-03-01,2026-03-31,USD,cloudflare/delivery,,9000,minutes,9.00", "Line 3, vendor: Choose")]
    [InlineData("cloudflare,,2026-03-01,2026-03-31,USD,cloudflare/delivery,,9000,minutes,9.00", "Line 3, number: Write")]
    [InlineData("cloudflare,CF-2,2026-02-30,2026-03-31,USD,cloudflare/delivery,,9000,minutes,9.00", "Line 3, first_day: Choose a day")]
    [InlineData("cloudflare,CF-2,2026-03-31,2026-03-01,USD,cloudflare/delivery,,9000,minutes,9.00", "Line 3, last_day: Choose a last day")]
    [InlineData("cloudflare,CF-2,2026-03-01,2026-03-31,EUR,cloudflare/delivery,,9000,minutes,9.00", "Line 3, currency: Write USD")]
    [InlineData("cloudflare,CF-2,2026-03-01,2026-03-31,USD,agora/rtc-hd,,9000,minutes,9.00", "Line 3, item: Choose what")]
    [InlineData("cloudflare,CF-2,2026-03-01,2026-03-31,USD,cloudflare/delivery,,many,minutes,9.00", "Line 3, quantity: Write")]
    [InlineData("cloudflare,CF-2,2026-03-01,2026-03-31,USD,cloudflare/delivery,,9000,minutes,", "Line 3, amount: Write")]
    [InlineData("cloudflare,CF-2,2026-03-01,2026-03-31,USD,cloudflare/delivery,,9000,minutes,$9", "Line 3, amount: Write")]
    [InlineData("cloudflare,CF-2,2026-03-01", "Line 3 is not CSV")]
    [InlineData("cloudflare,CF-1,2026-03-02,2026-03-31,USD,cloudflare/storage,,1,minutes,9.00", "Line 3, first_day: not the same as on line 2")]
    public void What_is_wrong_is_said_with_its_line_and_field_and_nothing_is_read(string row, string problem)
    {
        var read = InvoiceImport.Read(Encoding.UTF8.GetBytes(Head + Right + row + "\n"), null, Today);

        Assert.Empty(read.Invoices);
        Assert.StartsWith(problem, Assert.Single(read.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_its_columns_lines_or_encoding_says_so()
    {
        Assert.StartsWith("The first line has no column vendor, number", InvoiceImport.Read("a,b\n1,2\n"u8.ToArray(), null, Today).Problems.Single(), StringComparison.Ordinal);
        Assert.Equal("The file has no line below its headings.", InvoiceImport.Read(Encoding.UTF8.GetBytes(Head), null, Today).Problems.Single());
        Assert.StartsWith("The file is not written in UTF-8", InvoiceImport.Read([0xff, 0xfe, 0x00], null, Today).Problems.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_faults_are_said_up_to_twenty()
    {
        var rows = string.Concat(Enumerable.Range(0, 30).Select(_ => "cloudflare,CF-1,2026-03-01,2026-03-31,USD,x,,,,1\n"));
        var problems = InvoiceImport.Read(Encoding.UTF8.GetBytes(Head + rows), null, Today).Problems;

        Assert.Equal((21, "And 10 more."), (problems.Count, problems[^1]));
    }

    [Fact]
    public void A_mark_semicolons_and_a_true_minus_are_read()
    {
        var text = "\uFEFFnumber;vendor;first_day;last_day;currency;item;amount\nCF-1;Cloudflare;2026-03-01;2026-03-31;USD;cloudflare/other;\u22125.25\n";

        Assert.Equal(-525, InvoiceImport.Read(Encoding.UTF8.GetBytes(text), null, Today).Invoices.Single().TotalCents);
    }

    [Fact]
    public void Charges_of_a_FOCUS_file_add_up_by_invoice_and_item()
    {
        const string focus =
            """
            BilledCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeDescription,ConsumedQuantity,ConsumedUnit,InvoiceId,ProviderName,ServiceName
            12.4,USD,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,2026-03-01T00:00:00Z,2026-03-02T00:00:00Z,Stream minutes viewed,12400,Minutes,CF-9,Cloudflare,Stream
            1e-1,USD,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,2026-03-02T00:00:00Z,2026-03-03T00:00:00Z,Stream minutes viewed,0.1,1000 Minutes,CF-9,Cloudflare,Stream
            5,USD,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,Stream minutes stored,1000,Minutes,CF-9,Cloudflare,Stream
            3.99,USD,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,Video HD,1000,Minutes,,Agora,Agora Real-Time Communication

            """;
        var read = InvoiceImport.Read(Encoding.UTF8.GetBytes(focus), "AG-7", Today);

        Assert.Empty(read.Problems);
        Assert.Equal([("cloudflare", "CF-9", 1750L), ("agora", "AG-7", 399L)], read.Invoices.Select(i => (i.Vendor, i.Number, i.TotalCents)));
        Assert.Equal(new BillingPeriod(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31)), read.Invoices[0].Period);
        Assert.Equal(
            [("cloudflare/delivery", 12_500m, 12.5m), ("cloudflare/storage", 1_000m, 5m), ("agora/rtc-hd", 1_000m, 3.99m)],
            read.Invoices.SelectMany(i => i.Lines).Select(l => (l.Item.Key, l.Minutes!.Value, l.AmountUsd)));
    }

    [Theory]
    [InlineData("12.4,Azure,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z", "Line 2, ProviderName: names neither")]
    [InlineData("dear,Agora,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z", "Line 2, BilledCost: is no figure")]
    [InlineData("1,Agora,March,2026-04-01T00:00:00Z", "Line 2, BillingPeriodStart: is no instant")]
    public void A_charge_that_cannot_be_read_names_its_line_and_column(string row, string problem)
    {
        var read = InvoiceImport.Read(Encoding.UTF8.GetBytes($"BilledCost,ProviderName,ChargePeriodStart,ChargePeriodEnd\n{row}\n"), "1", Today);

        Assert.StartsWith(problem, Assert.Single(read.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("minutes", 1)]
    [InlineData("1,000 Minutes", 1000)]
    [InlineData("hours", 60)]
    [InlineData("GB", null)]
    [InlineData("", null)]
    public void A_unit_of_time_is_so_many_minutes(string unit, int? minutes) => Assert.Equal((decimal?)minutes, UnitMinutes.Of(unit));

    [Theory]
    [InlineData("agora", "audio minutes", "agora/rtc-audio")]
    [InlineData("agora", "Video Full HD", "agora/rtc-full-hd")]
    [InlineData("agora", "agora/relay/relayed-minutes/2k-plus", "agora/rtc-2k-plus")]
    [InlineData("agora", "Media Push transcoded minutes", "agora/transcoding")]
    [InlineData("agora", "Cloud Recording HD", "agora/recording-hd")]
    [InlineData("agora", "mixed minutes agora/relay/mixed-minutes/full-hd", "agora/mixing-full-hd")]
    [InlineData("agora", "web recorded minutes agora/relay/web-recorded-minutes/hd", "agora/web-recording-hd")]
    [InlineData("agora", "Support plan", "agora/other")]
    [InlineData("cloudflare", "Workers", "cloudflare/other")]
    public void A_charge_is_known_by_its_words(string vendor, string words, string item) => Assert.Equal(item, FocusItems.Of(vendor, words));
}
