using Bunit;
using StreamOps.Components;
using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Features.Costs;
using StreamOps.Features.Costs.Terms;
using StreamOps.Tests.Domain.Pricing;
using StreamOps.Tests.Domain.Pricing.Terms;

namespace StreamOps.Tests.Features.Costs.Terms;

public sealed class TermViewTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 10, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_list_says_of_each_term_whether_it_holds()
    {
        var view = Render<TermsView>(p => p.Add(v => v.Report, new TermsReport(
            [
                Row(1, new Tax(GivenTerms.Head(GivenTerms.Agora, "2026-01-01"), "GST", 8), 1),
                Row(2, new Tax(GivenTerms.Head(GivenTerms.Agora, "2026-09-01"), "GST", 9), 1),
                Row(3, new Tax(GivenTerms.Head(GivenTerms.Agora, "2026-11-01"), "GST", 10), 1),
                Row(4, new StorageBlocks(GivenTerms.Head(GivenTerms.Cloudflare, "2026-09-01", "2026-09-30"), 1_000, 5), 1),
                Row(5, new StorageBlocks(GivenTerms.Head(GivenTerms.Cloudflare, "2026-10-01", "2026-10-31"), 1_000, 6), 1),
                Row(6, new StorageBlocks(GivenTerms.Head(GivenTerms.Cloudflare, "2026-10-01", "2026-10-31"), 1_000, 5), 2),
            ],
            new DateOnly(2026, 10, 20),
            null,
            MayChange: true)));

        Assert.Equal(
            ["not yet", "in force", "replaced", "in force", "replaced", "ended"],
            view.FindAll("td[data-label=From] span.sub").Select(s => s.TextContent));
        Assert.Equal("/costs/terms/withdraw/3", Assert.Single(view.FindAll("td a")).GetAttribute("href"));
    }

    [Fact]
    public void Hostile_names_are_text()
    {
        var view = Render<TermsView>(p => p.Add(v => v.Report, new TermsReport(
            [Row(1, new MinutePackage(GivenTerms.Head(GivenTerms.Agora), "<script>alert(1)</script>", 1, 1, null), 1)], new DateOnly(2026, 10, 20), null, MayChange: false)));

        Assert.DoesNotContain("<script>", view.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("/costs/terms/add", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invoice_shows_every_line_with_its_steps_and_says_where_storage_comes_from()
    {
        var usage = StreamCost.Metered(Given.Hybrid, Given.Usage(90, hls: 100), Given.Published).ToList();
        var view = Invoices(GivenTerms.Invoice(GivenTerms.Cloudflare, usage));

        Assert.Equal(["Delivery", "Storage"], view.FindAll(".invoice-line th").Select(h => h.TextContent));
        Assert.Equal("$14.00", view.Find("tfoot td").TextContent);
        Assert.Contains("the vendor's storage was not read in this month", view.Markup.Replace("&#x27;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("No terms hold in this month", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_bill_is_said_and_not_a_zero()
    {
        var view = Invoices();

        Assert.Contains("Nothing to bill in this month", view.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("$0.00", view.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<InvoiceView> Invoices(params ExpectedInvoice[] invoices) => Render<InvoiceView>(p => p.Add(
        v => v.Report, new InvoiceReport(Given.October, Given.October, Now, invoices, HasTerms: false, IsClosed: false, new Counted("UTC"))));

    private static PriceTermRow Row(long id, PriceTerm term, int revision)
    {
        var row = PriceTerms.RowOf(term, revision, Now, "admin@example.com");
        row.Id = id;
        return row;
    }
}
