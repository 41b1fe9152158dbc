namespace StreamOps.Tests.Platform.Access;

/// <summary>Everybody who may knock.</summary>
[Flags]
public enum Callers
{
    None = 0,
    Anonymous = 1,

    /// <summary>Owns the channel and the stream that the addresses name.</summary>
    SellerA = 2,
    SellerB = 4,
    Finance = 8,
    Admin = 16,

    /// <summary>Signed in before the account was disabled.</summary>
    DisabledAdmin = 32,
    IngestKey = 64,
    ReadKey = 128,
    AdminKey = 256,

    Sellers = SellerA | SellerB,
    People = Sellers | Finance | Admin,
    Everybody = Anonymous | People | DisabledAdmin | IngestKey | ReadKey | AdminKey,
}

/// <summary>Who gets past the door of an endpoint.</summary>
/// <param name="Address">To ask for; <c>{channel}</c> and <c>{stream}</c> stand for those of seller A.</param>
/// <param name="May">Let in. Everybody else is sent to the sign-in page, or told 401 or 403.</param>
/// <param name="NotThere">Let in, but what the address names does not exist for them: 404.</param>
/// <param name="Proven">The request itself must prove its origin; without that everybody is told 401.</param>
public sealed record Expectation(string Address, Callers May, Callers NotThere = Callers.None, bool Proven = false);

/// <summary>
/// The one list of who may do what. A new endpoint or page handler is added here together with its code: the matrix fails until it is.
/// </summary>
public static class EndpointExpectations
{
    /// <summary>Scope admin implies the others.</summary>
    private const Callers ReadKeys = Callers.ReadKey | Callers.AdminKey;
    private const Callers IngestKeys = Callers.IngestKey | Callers.AdminKey;

    private const Callers Readers = Callers.People | ReadKeys;

    /// <summary>Who sees what belongs to seller A; for seller B it does not exist.</summary>
    private const Callers ReadersOfA = Readers & ~Callers.SellerB;
    private const Callers NoteWriters = Callers.Admin | Callers.Sellers;
    private const Callers Deliverers = Callers.Admin | Callers.Finance;
    private const Callers CostReaders = Callers.Admin | Callers.Finance | ReadKeys;

    public static IReadOnlyDictionary<string, Expectation> All { get; } = new Dictionary<string, Expectation>(StringComparer.OrdinalIgnoreCase)
    {
        ["GET /"] = new("/", Callers.People),
        ["GET /status/{code:int}"] = new("/status/418", Callers.Everybody),
        ["POST /status/{code:int}"] = new("/status/418", Callers.Everybody),

        // A static file that is not there; the framework adds this outside production.
        ["GET /{**path:file}"] = new("/no-such-file.js", Callers.None, NotThere: Callers.People | Callers.IngestKey | Callers.ReadKey | Callers.AdminKey),
        ["HEAD /{**path:file}"] = new("/no-such-file.js", Callers.None, NotThere: Callers.People | Callers.IngestKey | Callers.ReadKey | Callers.AdminKey),

        ["ANY /health/live"] = new("/health/live", Callers.Everybody),
        ["ANY /health/ready"] = new("/health/ready", Callers.Everybody),
        ["ANY /metrics"] = new("/metrics", ReadKeys),

        ["GET /account/login"] = new("/account/login", Callers.Everybody),
        ["POST /account/login"] = new("/account/login", Callers.Everybody),
        ["GET /account/logout"] = new("/account/logout", Callers.Everybody),
        ["POST /account/logout"] = new("/account/logout", Callers.Everybody),
        ["GET /account/set-password"] = new("/account/set-password", Callers.Everybody),
        ["POST /account/set-password"] = new("/account/set-password", Callers.Everybody),

        ["GET /account/manage"] = new("/account/manage", Callers.People),
        ["POST /account/manage?handler=Profile"] = new("/account/manage?handler=Profile", Callers.People),
        ["POST /account/manage?handler=Password"] = new("/account/manage?handler=Password", Callers.People),
        ["POST /account/manage?handler=SignOutEverywhere"] = new("/account/manage?handler=SignOutEverywhere", Callers.People),

        ["GET /account/notifications"] = new("/account/notifications", Callers.Admin),
        ["POST /account/notifications"] = new("/account/notifications", Callers.Admin),
        ["POST /account/notifications?handler=Test"] = new("/account/notifications?handler=Test", Callers.Admin),

        // The signed link in the address is what is asked for; without one everybody is told that it is not ours.
        ["GET /notifications/unsubscribe"] = new("/notifications/unsubscribe", Callers.Everybody),
        ["POST /notifications/unsubscribe"] = new("/notifications/unsubscribe", Callers.Everybody),

        ["GET /account/users"] = new("/account/users", Callers.Admin),
        ["POST /account/users?handler=Invite"] = new("/account/users?handler=Invite", Callers.Admin),
        ["POST /account/users?handler=Role"] = new("/account/users?handler=Role", Callers.Admin),
        ["POST /account/users?handler=Disable"] = new("/account/users?handler=Disable", Callers.Admin),
        ["POST /account/users?handler=Enable"] = new("/account/users?handler=Enable", Callers.Admin),
        ["POST /account/users?handler=Resend"] = new("/account/users?handler=Resend", Callers.Admin),
        ["POST /account/users?handler=Link"] = new("/account/users?handler=Link", Callers.Admin),

        ["GET /account/api-keys"] = new("/account/api-keys", Callers.Admin),
        ["POST /account/api-keys?handler=Create"] = new("/account/api-keys?handler=Create", Callers.Admin),
        ["POST /account/api-keys?handler=Revoke"] = new("/account/api-keys?handler=Revoke", Callers.Admin),

        ["GET /account/audit"] = new("/account/audit", Callers.Admin),

        ["GET /overview"] = new("/overview", CostReaders),
        ["GET /live"] = new("/live", Readers),
        ["GET /live/platform"] = new("/live/platform", Readers),
        ["GET /live/streams/{id:long}"] = new("/live/streams/{stream}", ReadersOfA, NotThere: Callers.SellerB),
        ["GET /channels"] = new("/channels", Readers),
        ["GET /channels/{id:long}"] = new("/channels/{channel}", ReadersOfA, NotThere: Callers.SellerB),
        ["GET /streams/{id:long}"] = new("/streams/{stream}", ReadersOfA, NotThere: Callers.SellerB),

        // A post without the form's token is turned away before anybody looks for the stream.
        ["GET /streams/{id:long}/notes"] = new("/streams/{stream}/notes", ReadersOfA & NoteWriters, NotThere: Callers.SellerB),
        ["POST /streams/{id:long}/notes"] = new("/streams/{stream}/notes", NoteWriters),
        ["POST /streams/{id:long}/notes?handler=Delete"] = new("/streams/{stream}/notes?handler=Delete", NoteWriters),

        ["GET /costs"] = new("/costs", CostReaders),
        ["GET /costs/comparison"] = new("/costs/comparison", CostReaders),
        ["GET /costs/streams/{id:long}"] = new("/costs/streams/{stream}", CostReaders),
        ["GET /costs/prices"] = new("/costs/prices", CostReaders),
        ["GET /costs/prices/add"] = new("/costs/prices/add", Callers.Admin),
        ["POST /costs/prices/add"] = new("/costs/prices/add", Callers.Admin),
        ["GET /costs/reconciliation"] = new("/costs/reconciliation", CostReaders),
        ["GET /costs/reconciliation/invoices/add"] = new("/costs/reconciliation/invoices/add", Callers.Admin),
        ["POST /costs/reconciliation/invoices/add"] = new("/costs/reconciliation/invoices/add", Callers.Admin),
        ["POST /costs/reconciliation/invoices/add?handler=More"] = new("/costs/reconciliation/invoices/add?handler=More", Callers.Admin),
        ["GET /costs/reconciliation/invoices/import"] = new("/costs/reconciliation/invoices/import", Callers.Admin),
        ["POST /costs/reconciliation/invoices/import"] = new("/costs/reconciliation/invoices/import", Callers.Admin),
        ["GET /costs/reconciliation/invoices/{id:long}"] = new("/costs/reconciliation/invoices/1", Callers.None, NotThere: CostReaders),
        ["GET /costs/reconciliation/invoices/{id:long}/withdraw"] = new("/costs/reconciliation/invoices/1/withdraw", Callers.Admin),
        ["POST /costs/reconciliation/invoices/{id:long}/withdraw"] = new("/costs/reconciliation/invoices/1/withdraw", Callers.Admin),
        ["GET /costs/prices/withdraw/{id:long}"] = new("/costs/prices/withdraw/1", Callers.Admin),
        ["POST /costs/prices/withdraw/{id:long}"] = new("/costs/prices/withdraw/1", Callers.Admin),
        ["GET /costs/terms"] = new("/costs/terms", CostReaders),
        ["GET /costs/terms/add"] = new("/costs/terms/add", Callers.Admin),
        ["POST /costs/terms/add"] = new("/costs/terms/add", Callers.Admin),
        ["GET /costs/terms/withdraw/{id:long}"] = new("/costs/terms/withdraw/1", Callers.None, NotThere: Callers.Admin),
        ["POST /costs/terms/withdraw/{id:long}"] = new("/costs/terms/withdraw/1", Callers.Admin),
        ["GET /costs/invoice"] = new("/costs/invoice", CostReaders),

        ["GET /reports"] = new("/reports", CostReaders),
        ["GET /reports/downloads"] = new("/reports/downloads", CostReaders),
        ["GET /reports/{month}"] = new("/reports/2026-03", CostReaders),
        ["GET /reports/{file}.{ending}"] = new("/reports/2026-03.csv", CostReaders),
        ["GET /reports/{month}/close"] = new("/reports/2026-03/close", Callers.None, NotThere: Callers.Admin),
        ["POST /reports/{month}/close"] = new("/reports/2026-03/close", Callers.Admin),
        ["GET /reports/{month}/reissue"] = new("/reports/2026-03/reissue", Callers.None, NotThere: Callers.Admin),
        ["POST /reports/{month}/reissue"] = new("/reports/2026-03/reissue", Callers.Admin),
        ["GET /reports/{month}/files/{version:int}/{name}"] = new("/reports/2026-03/files/1/none.pdf", Callers.None, NotThere: CostReaders),

        ["GET /reports/delivery"] = new("/reports/delivery", Deliverers),
        ["POST /reports/delivery"] = new("/reports/delivery", Deliverers),
        ["GET /reports/delivery/{id:long}"] = new("/reports/delivery/1", Callers.None, NotThere: Deliverers),
        ["GET /reports/delivery/{id:long}/mail"] = new("/reports/delivery/1/mail", Callers.None, NotThere: Deliverers),
        ["POST /reports/delivery/{id:long}"] = new("/reports/delivery/1", Deliverers),
        ["POST /reports/delivery/{id:long}?handler=Send"] = new("/reports/delivery/1?handler=Send", Deliverers),
        ["POST /reports/delivery/{id:long}?handler=Test"] = new("/reports/delivery/1?handler=Test", Deliverers),
        ["POST /reports/delivery/{id:long}?handler=Stop"] = new("/reports/delivery/1?handler=Stop", Deliverers),
        ["POST /reports/delivery/{id:long}?handler=Resume"] = new("/reports/delivery/1?handler=Resume", Deliverers),
        ["POST /reports/delivery/{id:long}?handler=EndLinks"] = new("/reports/delivery/1?handler=EndLinks", Deliverers),

        // Signed links: without the token of a mail there is nothing to see or to do.
        ["GET /reports/delivery/leave"] = new("/reports/delivery/leave", Callers.Everybody),
        ["POST /reports/delivery/leave"] = new("/reports/delivery/leave", Callers.Everybody),
        ["GET /reports/delivered/{name}"] = new("/reports/delivered/none.pdf", Callers.None, NotThere: Callers.Everybody),

        ["GET /budgets"] = new("/budgets", CostReaders),
        ["GET /budgets/edit/{id:long?}"] = new("/budgets/edit", Callers.Admin),
        ["POST /budgets/edit/{id:long?}"] = new("/budgets/edit", Callers.Admin),
        ["POST /budgets/edit/{id:long?}?handler=Test"] = new("/budgets/edit/1?handler=Test", Callers.Admin),
        ["POST /budgets/edit/{id:long?}?handler=Delete"] = new("/budgets/edit/1?handler=Delete", Callers.Admin),

        ["GET /alerts"] = new("/alerts", Callers.Admin),
        ["GET /alerts/{id:long}"] = new("/alerts/999999", Callers.None, NotThere: Callers.Admin),
        ["POST /alerts/{id:long}?handler=Acknowledge"] = new("/alerts/1?handler=Acknowledge", Callers.Admin),
        ["POST /alerts/{id:long}?handler=Silence"] = new("/alerts/1?handler=Silence", Callers.Admin),
        ["GET /alerts/rules"] = new("/alerts/rules", Callers.Admin),
        ["GET /alerts/rules/{kind}"] = new("/alerts/rules/relay-error", Callers.Admin),
        ["POST /alerts/rules/{kind}"] = new("/alerts/rules/relay-error", Callers.Admin),
        ["GET /alerts/silences"] = new("/alerts/silences", Callers.Admin),
        ["POST /alerts/silences"] = new("/alerts/silences", Callers.Admin),
        ["POST /alerts/silences?handler=End"] = new("/alerts/silences?handler=End", Callers.Admin),

        ["GET /system"] = new("/system", Callers.Admin),
        ["POST /system?handler=Reconcile"] = new("/system?handler=Reconcile&vendor=nobody", Callers.Admin),
        ["GET /system/dead-letters"] = new("/system/dead-letters", Callers.Admin),
        ["POST /system/dead-letters?handler=Discard"] = new("/system/dead-letters?handler=Discard&id=0", Callers.Admin),
        ["POST /system/dead-letters?handler=Replay"] = new("/system/dead-letters?handler=Replay&id=0", Callers.Admin),
        ["GET /system/endpoints"] = new("/system/endpoints", Callers.Admin),
        ["POST /system/endpoints"] = new("/system/endpoints", Callers.Admin),
        ["GET /system/endpoints/{id:long}"] = new("/system/endpoints/1", Callers.None, NotThere: Callers.Admin),
        ["POST /system/endpoints/{id:long}"] = new("/system/endpoints/1", Callers.Admin),
        ["POST /system/endpoints/{id:long}?handler=Rotate"] = new("/system/endpoints/1?handler=Rotate", Callers.Admin),
        ["POST /system/endpoints/{id:long}?handler=Test"] = new("/system/endpoints/1?handler=Test", Callers.Admin),
        ["POST /system/endpoints/{id:long}?handler=Delete"] = new("/system/endpoints/1?handler=Delete", Callers.Admin),
        ["ANY /system/jobs/{**path}"] = new("/system/jobs", Callers.Admin),
        ["GET /system/webhooks"] = new("/system/webhooks", Callers.Admin),
        ["GET /system/webhooks/{id:long}"] = new("/system/webhooks/1", Callers.None, NotThere: Callers.Admin),
        ["POST /system/webhooks/{id:long}"] = new("/system/webhooks/1", Callers.Admin),

        ["GET /api/v1/channels/"] = new("/api/v1/channels", Readers),
        ["GET /api/v1/channels/{id:long}/stats"] = new("/api/v1/channels/{channel}/stats", ReadersOfA, NotThere: Callers.SellerB),
        ["GET /api/v1/channels/{id:long}/metrics"] = new("/api/v1/channels/{channel}/metrics", ReadersOfA, NotThere: Callers.SellerB),
        ["GET /api/v1/channels/{id:long}/costs"] = new("/api/v1/channels/{channel}/costs", ReadersOfA, NotThere: Callers.SellerB),
        ["GET /api/v1/streams/{id:long}"] = new("/api/v1/streams/{stream}", ReadersOfA, NotThere: Callers.SellerB),
        ["GET /api/v1/streams/{id:long}/stats"] = new("/api/v1/streams/{stream}/stats", ReadersOfA, NotThere: Callers.SellerB),
        ["GET /api/v1/streams/{id:long}/costs"] = new("/api/v1/streams/{stream}/costs", ReadersOfA, NotThere: Callers.SellerB),
        ["GET /api/v1/costs/monthly"] = new("/api/v1/costs/monthly", CostReaders),
        ["GET /api/v1/costs/comparison"] = new("/api/v1/costs/comparison", CostReaders),
        ["GET /api/v1/reports/{month}"] = new("/api/v1/reports/2026-03", CostReaders),
        ["GET /api/v1/platform/stats"] = new("/api/v1/platform/stats", CostReaders),

        ["PUT /api/v1/channels/{externalId}"] = new("/api/v1/channels/shop", IngestKeys),
        ["POST /api/v1/channels/{id:long}/streams"] = new("/api/v1/channels/{channel}/streams", IngestKeys),
        ["POST /api/v1/streams/{id:long}/end"] = new("/api/v1/streams/{stream}/end", IngestKeys),
        ["POST /api/v1/metrics"] = new("/api/v1/metrics", IngestKeys),

        ["POST /webhooks/agora"] = new("/webhooks/agora", Callers.None, Proven: true),
        ["POST /webhooks/cloudflare/live-input"] = new("/webhooks/cloudflare/live-input", Callers.None, Proven: true),
        ["POST /webhooks/cloudflare/video"] = new("/webhooks/cloudflare/video", Callers.None, Proven: true),

        ["GET /openapi/{documentName}.json"] = new("/openapi/v1.json", Callers.Everybody),
    };
}
