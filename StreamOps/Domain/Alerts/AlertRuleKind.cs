using System.Text.Json.Serialization;

namespace StreamOps.Domain.Alerts;

/// <summary>What can be watched; one rule each.</summary>
public enum AlertRuleKind
{
    [JsonStringEnumMemberName("relay-error")]
    RelayError,

    [JsonStringEnumMemberName("stalled-stream")]
    StalledStream,

    [JsonStringEnumMemberName("ingest-limits")]
    IngestLimits,

    [JsonStringEnumMemberName("viewer-drop")]
    ViewerDrop,

    [JsonStringEnumMemberName("relay-slots")]
    RelaySlots,

    [JsonStringEnumMemberName("recording-slots")]
    RecordingSlots,

    [JsonStringEnumMemberName("storage-quota")]
    StorageQuota,

    [JsonStringEnumMemberName("vendor-down")]
    VendorDown,

    [JsonStringEnumMemberName("vendor-limited")]
    VendorLimited,

    [JsonStringEnumMemberName("webhook-silence")]
    WebhookSilence,

    [JsonStringEnumMemberName("sampler-late")]
    SamplerLate,

    [JsonStringEnumMemberName("job-failures")]
    JobFailures,

    [JsonStringEnumMemberName("queue-full")]
    QueueFull,

    [JsonStringEnumMemberName("disk-full")]
    DiskFull,

    [JsonStringEnumMemberName("mail-stuck")]
    MailStuck,

    [JsonStringEnumMemberName("cost-anomaly")]
    CostAnomaly,

    [JsonStringEnumMemberName("usage-drift")]
    UsageDrift,
}
