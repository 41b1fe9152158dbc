using System.Globalization;
using System.Text.Json.Serialization;

namespace StreamOps.Domain.Budgets;

/// <summary>What kind of cost a budget is held against.</summary>
public enum BudgetScopeKind
{
    [JsonStringEnumMemberName("all")]
    All,

    [JsonStringEnumMemberName("service")]
    Service,

    [JsonStringEnumMemberName("seller")]
    Seller,

    [JsonStringEnumMemberName("channel")]
    Channel,
}

/// <summary>Whose cost a budget is held against.</summary>
/// <param name="Service">agora, cloudflare or cdn; null unless a service is meant.</param>
/// <param name="SellerId">Null unless a seller is meant.</param>
/// <param name="ChannelId">Null unless a channel is meant.</param>
public readonly record struct BudgetScope(BudgetScopeKind Kind, string? Service = null, Guid? SellerId = null, long? ChannelId = null)
{
    public static BudgetScope All => new(BudgetScopeKind.All);

    public static BudgetScope OfService(string service) => new(BudgetScopeKind.Service, service);

    public static BudgetScope OfSeller(Guid seller) => new(BudgetScopeKind.Seller, SellerId: seller);

    public static BudgetScope OfChannel(long channel) => new(BudgetScopeKind.Channel, ChannelId: channel);

    public bool Takes(string service) => Service is null || Service == service;

    public bool Takes(long channelId, Guid sellerId) => (ChannelId is null || ChannelId == channelId) && (SellerId is null || SellerId == sellerId);

    /// <summary><c>all</c>, <c>service:agora</c>, <c>seller:GUID</c>, <c>channel:12</c>: the one spelling in forms.</summary>
    public override string ToString() => Kind switch
    {
        BudgetScopeKind.Service => $"service:{Service}",
        BudgetScopeKind.Seller => $"seller:{SellerId}",
        BudgetScopeKind.Channel => string.Create(CultureInfo.InvariantCulture, $"channel:{ChannelId}"),
        _ => "all",
    };

    public static bool TryParse(string? text, out BudgetScope scope)
    {
        scope = All;
        switch (text?.Split(':'))
        {
            case ["all"]:
                return true;
            case ["service", { Length: > 0 } service]:
                scope = OfService(service);
                return true;
            case ["seller", var seller] when Guid.TryParse(seller, out var id):
                scope = OfSeller(id);
                return true;
            case ["channel", var channel] when long.TryParse(channel, NumberStyles.None, CultureInfo.InvariantCulture, out var id):
                scope = OfChannel(id);
                return true;
            default:
                return false;
        }
    }
}
