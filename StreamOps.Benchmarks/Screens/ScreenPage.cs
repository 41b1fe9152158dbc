namespace StreamOps.Benchmarks.Screens;

/// <summary>A page to take a picture of.</summary>
/// <param name="Name">Of its files.</param>
/// <param name="As">Mail address of the demo account that looks at it; null: nobody has signed in.</param>
internal sealed record ScreenPage(string Name, string Path, string? As)
{
    public const string Admin = "admin@demo.streamops.local";
    public const string Seller = "marta.vidal@demo.streamops.local";
    private const string Finance = "finance@demo.streamops.local";

    /// <param name="live">Path of a stream on air that the seller may see.</param>
    /// <param name="channel">Path of its channel.</param>
    /// <param name="past">Path of an ended stream.</param>
    /// <param name="alert">Path of an alert.</param>
    /// <param name="budget">Path of the form of a budget.</param>
    /// <param name="report">Path of a month's statement.</param>
    public static IReadOnlyList<ScreenPage> Of(string live, string channel, string past, string alert, string budget, string report) =>
    [
        new("sign-in", "/account/login", null),
        new("set-password", "/account/set-password", null),
        new("overview", "/overview", Admin),
        new("live", "/live", Admin),
        new("channels", "/channels", Admin),
        new("channel", channel, Admin),
        new("stream-live", live, Admin),
        new("stream", past, Admin),
        new("stream-notes", past + "/notes", Admin),
        new("reports", "/reports", Admin),
        new("report", report, Admin),
        new("costs", "/costs", Admin),
        new("costs-by-day", "/costs?by=day", Admin),
        new("comparison", "/costs/comparison", Admin),
        new("prices", "/costs/prices", Admin),
        new("price-add", "/costs/prices/add", Admin),
        new("reconciliation", "/costs/reconciliation", Admin),
        new("invoice-add", "/costs/reconciliation/invoices/add", Admin),
        new("invoice-import", "/costs/reconciliation/invoices/import", Admin),
        new("terms", "/costs/terms", Admin),
        new("term-kinds", "/costs/terms/add", Admin),
        new("term-add", "/costs/terms/add?preset=agora-pro", Admin),
        new("invoice", "/costs/invoice", Admin),
        new("cost-records", past.Replace("/streams/", "/costs/streams/", StringComparison.Ordinal), Admin),
        new("budgets", "/budgets", Admin),
        new("budget-new", "/budgets/edit", Admin),
        new("budget", budget, Admin),
        new("alerts", "/alerts", Admin),
        new("alert", alert, Admin),
        new("alert-rules", "/alerts/rules", Admin),
        new("alert-rule", "/alerts/rules/viewer-drop", Admin),
        new("alert-silences", "/alerts/silences", Admin),
        new("system", "/system", Admin),
        new("webhooks", "/system/webhooks", Admin),
        new("endpoints", "/system/endpoints", Admin),
        new("dead-letters", "/system/dead-letters", Admin),
        new("notifications", "/account/notifications", Admin),
        new("unsubscribe", "/notifications/unsubscribe", null),
        new("profile", "/account/manage", Admin),
        new("users", "/account/users", Admin),
        new("api-keys", "/account/api-keys", Admin),
        new("audit", "/account/audit", Admin),
        new("not-found", "/no-such-page", Admin),
        new("bad-address", "/overview?month=2026-13", Admin),
        new("finance-reports", "/reports", Finance),
        new("finance-costs", "/costs", Finance),
        new("refused", "/system", Finance),
        new("seller-channels", "/channels", Seller),
        new("seller-live", "/live", Seller),
        new("seller-stream", past, Seller),
    ];
}
