namespace StreamOps.Tests.InBrowser;

/// <summary>Every page that a role may open, with the figures of a platform.</summary>
internal static class RolePages
{
    public static IReadOnlyList<string> Of(string role, Platform platform) => role switch
    {
        "Admin" =>
        [
            "/overview", "/system", "/system/webhooks", "/costs/prices/add", "/costs/prices/withdraw/1", "/costs/reconciliation/invoices/add", "/costs/reconciliation/invoices/import", "/costs/terms/add", "/costs/terms/add?kind=volume-discount", "/costs/terms/add?preset=agora-pro", "/budgets/edit", "/alerts", "/alerts/rules", "/alerts/rules/viewer-drop", "/alerts/silences",
            "/account/users", "/account/api-keys", "/account/audit", "/account/manage",
            "/account/notifications", "/system/endpoints", $"/system/endpoints/{platform.EndpointId}", "/system/dead-letters", "/system/dead-letters?of=webhooks",
            .. Money(platform), .. platform.Pages, $"/streams/{platform.Ended.Id}/notes",
        ],
        "Finance" => ["/overview", "/overview?month=2020-01", "/account/manage", .. Money(platform), .. platform.Pages],
        _ => ["/account/manage", .. platform.Pages, $"/streams/{platform.Ended.Id}/notes"],
    };

    private static IEnumerable<string> Money(Platform platform) =>
    [
        "/reports", "/reports/2020-01", $"/reports/{platform.Ended.StartedAt:yyyy-MM}", "/reports/downloads", "/reports/delivery", $"/reports/delivery/{platform.RecipientId}", "/costs", "/costs?month=2020-01", "/costs?by=day", $"/costs?channel={platform.Live.Id}&seller={platform.Seller.Id}&service=agora", $"/costs/streams/{platform.Ended.Id}",
        "/costs/comparison", "/costs/comparison?preset=phase6&viewers=3&tier=2k-plus", "/costs/prices", "/costs/reconciliation", "/costs/terms", "/costs/invoice", "/budgets",
    ];
}
