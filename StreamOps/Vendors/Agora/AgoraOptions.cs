namespace StreamOps.Vendors.Agora;

/// <summary>
/// Section <c>Vendors:Agora</c>. Unset credentials turn Agora off. The client reads the current values at every call,
/// so an address that becomes known only after the start can still be set.
/// </summary>
public sealed class AgoraOptions
{
    public const string Section = "Vendors:Agora";

    /// <summary>Agora's first host.</summary>
    public string ApiBaseUrl { get; set; } = "https://api.agora.io";

    /// <summary>Agora's second host, which serves the same paths and is asked when the first one fails; empty for none.</summary>
    public string? FallbackApiBaseUrl { get; set; } = "https://api.sd-rtn.com";

    /// <summary>The App ID whose channels are watched, 32 hexadecimal digits.</summary>
    public string? AppId { get; set; }

    /// <summary>The Customer ID of the RESTful API, which belongs to the account.</summary>
    public string? CustomerKey { get; set; }

    /// <summary>The Customer Secret of the RESTful API (not the App Certificate). Secret.</summary>
    public string? CustomerSecret { get; set; }

    /// <summary>The secret that the console shows for Notifications. Secret.</summary>
    public string? NotificationSecret { get; set; }

    /// <summary>A second secret accepted beside the first: the one before the last change, or that of another product. Secret.</summary>
    public string? NotificationSecretPrevious { get; set; }

    /// <summary>Whether Agora can be asked at all.</summary>
    public bool IsConfigured => MissingKeys.Count == 0;

    /// <summary>Full configuration keys without which Agora is off.</summary>
    public IReadOnlyList<string> MissingKeys => VendorConfiguration.Missing(
        ($"{Section}:{nameof(AppId)}", AppId),
        ($"{Section}:{nameof(CustomerKey)}", CustomerKey),
        ($"{Section}:{nameof(CustomerSecret)}", CustomerSecret));

    /// <summary>Secrets that a notification may be signed with; empty refuses them all.</summary>
    public IReadOnlyList<string> NotificationSecrets => VendorConfiguration.Secrets(NotificationSecret, NotificationSecretPrevious);
}
