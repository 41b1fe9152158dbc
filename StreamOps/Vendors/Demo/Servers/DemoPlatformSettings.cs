using System.Security.Cryptography;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>Credentials and webhook secrets of the simulated vendors. The application is given the same ones.</summary>
public sealed record DemoPlatformSettings
{
    public required string CloudflareAccountId { get; init; }

    public required string CloudflareApiToken { get; init; }

    /// <summary>Key of the signature on video webhooks.</summary>
    public required string CloudflareStreamWebhookSecret { get; init; }

    /// <summary>Sent as it is in <c>cf-webhook-auth</c>.</summary>
    public required string CloudflareNotificationSecret { get; init; }

    public required string AgoraAppId { get; init; }

    public required string AgoraCustomerKey { get; init; }

    public required string AgoraCustomerSecret { get; init; }

    /// <summary>Key of the signature on Agora's notices.</summary>
    public required string AgoraNotificationSecret { get; init; }

    /// <summary>New ones for this start: nothing that anyone could have read anywhere opens the demo's webhooks.</summary>
    public static DemoPlatformSettings Random() => new()
    {
        CloudflareAccountId = Secret(),
        CloudflareApiToken = Secret(),
        CloudflareStreamWebhookSecret = Secret(),
        CloudflareNotificationSecret = Secret(),
        AgoraAppId = Secret(),
        AgoraCustomerKey = Secret(),
        AgoraCustomerSecret = Secret(),
        AgoraNotificationSecret = Secret(),
    };

    private static string Secret() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
