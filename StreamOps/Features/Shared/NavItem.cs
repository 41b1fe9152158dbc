using System.Security.Claims;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Shared;

/// <summary>A way through the product and who sees it. The page behind it names its own policy; this only hides what would be refused.</summary>
public sealed record NavItem(string Title, string Path, string Icon, params string[] SeenBy)
{
    private static readonly NavItem[] Pages =
    [
        new("Overview", "/overview", "overview", Roles.Admin, Roles.Finance),
        new("Live", "/live", "live", Roles.Admin, Roles.Finance, Roles.Seller),
        new("Channels", "/channels", "channels", Roles.Admin, Roles.Finance, Roles.Seller),
        new("Reports", "/reports", "report", Roles.Admin, Roles.Finance),
        new("Costs", "/costs", "money", Roles.Admin, Roles.Finance),
        new("Comparison", "/costs/comparison", "compare", Roles.Admin, Roles.Finance),
        new("Prices", "/costs/prices", "prices", Roles.Admin, Roles.Finance),
        new("Budgets", "/budgets", "budget", Roles.Admin, Roles.Finance),
        new("Alerts", "/alerts", "alert", Roles.Admin),
        new("System", "/system", "system", Roles.Admin),
    ];

    private static readonly NavItem[] AccountPages =
    [
        new("Profile and password", "/account/manage", "person", Roles.Admin, Roles.Finance, Roles.Seller),
        new("Notifications", "/account/notifications", "mail", Roles.Admin),
        new("Users", "/account/users", "people", Roles.Admin),
        new("API keys", "/account/api-keys", "key", Roles.Admin),
        new("Audit", "/account/audit", "audit", Roles.Admin),
    ];

    public static IEnumerable<NavItem> PagesFor(ClaimsPrincipal user) => Pages.Where(p => p.SeenBy.Any(user.IsInRole));

    public static IEnumerable<NavItem> AccountPagesFor(ClaimsPrincipal user) => AccountPages.Where(p => p.SeenBy.Any(user.IsInRole));

    /// <summary>The item a path belongs to: the longest that it starts with, so that /costs/prices is not /costs.</summary>
    public static NavItem? Of(string path) => Pages.Concat(AccountPages)
        .Where(p => path.Equals(p.Path, StringComparison.OrdinalIgnoreCase) || path.StartsWith(p.Path + "/", StringComparison.OrdinalIgnoreCase))
        .MaxBy(p => p.Path.Length);
}
