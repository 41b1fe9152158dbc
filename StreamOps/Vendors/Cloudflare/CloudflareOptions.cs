namespace StreamOps.Vendors.Cloudflare;

/// <summary>
/// Section <c>Vendors:Cloudflare</c>. Unset credentials turn Cloudflare off. Clients read the current values at every call,
/// so an address that becomes known only after the start can still be set.
/// </summary>
public sealed class CloudflareOptions
{
    public const string Section = "Vendors:Cloudflare";

    /// <summary>The API host, REST and GraphQL, with its version path.</summary>
    public string ApiBaseUrl { get; set; } = "https://api.cloudflare.com/client/v4";

    /// <summary>The playback host of the account, like <c>https://customer-CODE.cloudflarestream.com</c>; answers lifecycle and live viewers.</summary>
    public string? CustomerBaseUrl { get; set; }

    /// <summary>The account's tag, 32 hexadecimal digits.</summary>
    public string? AccountId { get; set; }

    /// <summary>An API token with <i>Stream: Read</i> and, for delivered minutes, <i>Account Analytics: Read</i>. Secret.</summary>
    public string? ApiToken { get; set; }

    /// <summary>Day of the month on which the account's billing cycle begins, 1 to 31; months without it begin it on their last day.</summary>
    public int BillingAnchorDay { get; set; } = 1;

    /// <summary>The secret that Cloudflare returned when the Stream video webhook was subscribed. Secret.</summary>
    public string? StreamWebhookSecret { get; set; }

    /// <summary>The video webhook's secret before the last change; accepted beside the new one while it is set. Secret.</summary>
    public string? StreamWebhookSecretPrevious { get; set; }

    /// <summary>The secret given to the Notifications destination (header <c>cf-webhook-auth</c>). Secret.</summary>
    public string? NotificationSecret { get; set; }

    /// <summary>The Notifications secret before the last change; accepted beside the new one while it is set. Secret.</summary>
    public string? NotificationSecretPrevious { get; set; }

    /// <summary>Whether Cloudflare can be asked at all.</summary>
    public bool IsConfigured => MissingKeys.Count == 0;

    /// <summary>Full configuration keys without which Cloudflare is off.</summary>
    public IReadOnlyList<string> MissingKeys => VendorConfiguration.Missing(
        ($"{Section}:{nameof(CustomerBaseUrl)}", CustomerBaseUrl),
        ($"{Section}:{nameof(AccountId)}", AccountId),
        ($"{Section}:{nameof(ApiToken)}", ApiToken));

    /// <summary>Secrets that a video webhook may be signed with; empty refuses them all.</summary>
    public IReadOnlyList<string> StreamWebhookSecrets => VendorConfiguration.Secrets(StreamWebhookSecret, StreamWebhookSecretPrevious);

    /// <summary>Secrets that a notification may carry; empty refuses them all.</summary>
    public IReadOnlyList<string> NotificationSecrets => VendorConfiguration.Secrets(NotificationSecret, NotificationSecretPrevious);
}
