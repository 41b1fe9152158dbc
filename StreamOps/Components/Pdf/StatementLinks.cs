using System.Globalization;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Components.Pdf;

/// <summary>The page of the product behind each figure of a month. A statement links to nothing else.</summary>
/// <param name="publicUrl">Where people reach the product.</param>
internal sealed class StatementLinks(Uri publicUrl, BillingMonth month)
{
    private static readonly Dictionary<string, string> Nothing = [];

    public Uri Report => Page($"/reports/{month}");

    public Uri Overview => OfMonth("/overview");

    public Uri Costs => OfMonth("/costs");

    public Uri Budgets => Page("/budgets");

    public Uri Prices => Page("/costs/prices");

    public Uri Invoice => OfMonth("/costs/invoice");

    public Uri System => Page("/system");

    public Uri ReportOf(BillingMonth other) => Page($"/reports/{other}");

    public Uri Line(CostKind kind) => OfMonth("/costs", ("line", kind.ToString()));

    public Uri Day(DateOnly day) => Page(Query.Of("/costs", Nothing, ("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));

    public Uri Channel(string id) => Page($"/channels/{Uri.EscapeDataString(id)}");

    public Uri ChannelCosts(string id) => OfMonth("/costs", ("channel", id));

    public Uri SellerCosts(string id) => OfMonth("/costs", ("seller", id));

    public Uri Stream(long id) => Page($"/streams/{Text(id)}");

    public Uri StreamCosts(long id) => Page($"/costs/streams/{Text(id)}");

    public Uri Comparison(PricePreset? preset) => OfMonth("/costs/comparison", ("preset", preset is { } p ? WireName.Of(p) : null));

    public Uri Alert(long id) => Page($"/alerts/{Text(id)}");

    private Uri OfMonth(string path, params (string Name, string? Value)[] more) => Page(Query.Of(path, Nothing, [("month", month.ToString()), .. more]));

    private Uri Page(string pathAndQuery) => new(publicUrl.GetLeftPart(UriPartial.Path).TrimEnd('/') + pathAndQuery);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
