using System.Security.Claims;

namespace StreamOps.Features.Shared;

/// <summary>A way through the product and who sees it. The page behind it names its own policy; this only hides what would be refused.</summary>
public sealed record NavItem(string Title, string Path, string Icon, params string[] Roles)
{
    private const string Admin = "Admin";
    private const string Finance = "Finance";
    private const string Seller = "Seller";

    private static readonly NavItem[] Pages =
    [
        new("Overview", "/overview", "overview", Admin, Finance),
        new("Live", "/live", "live", Admin, Seller),
        new("Channels", "/channels", "channels", Admin, Finance, Seller),
        new("Costs", "/costs", "money", Admin, Finance),
        new("Comparison", "/costs/comparison", "compare", Admin, Finance),
        new("Prices", "/costs/prices", "prices", Admin, Finance),
        new("System", "/system", "system", Admin),
    ];

    private static readonly NavItem[] AccountPages =
    [
        new("Profile and password", "/account/manage", "person", Admin, Finance, Seller),
        new("Users", "/account/users", "people", Admin),
        new("API keys", "/account/api-keys", "key", Admin),
        new("Audit", "/account/audit", "audit", Admin),
    ];

    public static IEnumerable<NavItem> PagesFor(ClaimsPrincipal user) => Pages.Where(p => p.Roles.Any(user.IsInRole));

    public static IEnumerable<NavItem> AccountPagesFor(ClaimsPrincipal user) => AccountPages.Where(p => p.Roles.Any(user.IsInRole));

    /// <summary>The item a path belongs to: the longest that it starts with, so that /costs/prices is not /costs.</summary>
    public static NavItem? Of(string path) => Pages.Concat(AccountPages)
        .Where(p => path.Equals(p.Path, StringComparison.OrdinalIgnoreCase) || path.StartsWith(p.Path + "/", StringComparison.OrdinalIgnoreCase))
        .MaxBy(p => p.Path.Length);
}
