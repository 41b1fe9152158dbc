using StreamOps.Domain.Alerts;

namespace StreamOps.Features.Alerts;

/// <summary>What a rule is called, when it fires, what that means, and what to do.</summary>
/// <param name="Threshold">Label of its field; null where it has none.</param>
internal sealed record RuleText(string Title, string When, string Means, string ToDo, string? Threshold = null)
{
    private static readonly Dictionary<AlertRuleKind, RuleText> All = new()
    {
        [AlertRuleKind.RelayError] = new(
            "Relay error",
            "The relay from Agora to Cloudflare reports an error, or has stopped while the stream is on air.",
            "The seller publishes, and nobody sees it over HLS.",
            "Open the stream: its timeline has the vendor's code in plain words. Check stream key, codec (H.264 and AAC) and keyframe interval (2 to 10 s), then start the relay again."),
        [AlertRuleKind.StalledStream] = new(
            "Stalled stream",
            "A stream is on air, and no sample of it arrives, or it sends no media at all.",
            "Either the picture stands still for everybody, or nobody measures it any more: viewers and cost of this time will be missing.",
            "Look at the stream. Where every stream is affected, look at the sampler under System health.",
            "Seconds without a sample"),
        [AlertRuleKind.IngestLimits] = new(
            "Ingest outside limits",
            "Bitrate (2 to 14 Mbps), keyframe interval (2 to 10 s) or upload time of what reaches Cloudflare is outside Cloudflare's limits.",
            "Cloudflare may refuse the stream, or viewers see it stall and blur.",
            "Have the publisher correct the encoder: 2 to 14 Mbps, a keyframe every 4 s; or move to a better network."),
        [AlertRuleKind.ViewerDrop] = new(
            "Viewer drop",
            "The audience of a stream falls by so much within a few minutes. Audiences under 20 are not judged.",
            "Many people left at once. More often than not the picture froze before.",
            "Open the stream and hold the drop against bitrate, relay and timeline of the same minutes.",
            "Per cent of the viewers lost"),
        [AlertRuleKind.RelaySlots] = new(
            "Agora relays near their limit",
            "So many hybrid streams are relayed by media push at once. Agora allows 5 HD converters unless more were asked for.",
            "The next seller who goes live may get no relay: the stream is on air over Agora alone, with nobody over HLS.",
            "Ask Agora's support for more converters in time for the next peak, or spread the shows.",
            "Relays at once"),
        [AlertRuleKind.RecordingSlots] = new(
            "Agora recordings near their limit",
            "So many hybrid streams are relayed by a recording worker at once. Agora allows 50 workers.",
            "The next seller who goes live may get no worker, and so no HLS.",
            "Ask Agora's support for more workers (PCW), or relay by media push.",
            "Recordings at once"),
        [AlertRuleKind.StorageQuota] = new(
            "Cloudflare storage near its limit",
            "So much of the prepaid minutes is used, or Cloudflare has refused a stream for want of storage.",
            "Once they are used up no new stream can start and no recording is kept.",
            "Buy minutes (in steps of 1,000) or delete recordings. Cloudflare has no history: what was read daily is kept here.",
            "Per cent of the prepaid minutes"),
        [AlertRuleKind.VendorDown] = new(
            "Vendor down",
            "A vendor's API does not answer, or refuses us.",
            "What it knows is missing from samples and pages. It speaks for the alerts of its streams, which tell nobody meanwhile.",
            "Look at the reason under System health and at the vendor's status page. Refused credentials are ours to mend."),
        [AlertRuleKind.VendorLimited] = new(
            "Vendor limit near",
            "So many of the calls that a vendor's limit leaves us are used, or the vendor says that none are left.",
            "Over the limit the vendor blocks every call for minutes, those of other tools with the same account too.",
            "See who else uses the account. Raise the sampling interval if there are more streams than the limit can carry.",
            "Per cent of the calls used"),
        [AlertRuleKind.WebhookSilence] = new(
            "Webhooks are silent",
            "Polling sees streams on air that no notice told of.",
            "Starts and ends are learnt late, by polling. Reasons that only notices carry are missing from timelines.",
            "Check the webhook's address and secret at the vendor, and the log of notices under System, Webhooks.",
            "Minutes without a notice"),
        [AlertRuleKind.SamplerLate] = new(
            "Sampler late",
            "The sampler has not run for a while.",
            "Nobody measures anything: viewers, health and cost of this time will be missing. It speaks for the alerts of all streams.",
            "Look at the sampler and the jobs under System health. Restart the application if no job server is alive.",
            "Seconds without a run"),
        [AlertRuleKind.JobFailures] = new(
            "Jobs have failed",
            "Background jobs have failed as often as they are tried.",
            "What they do is not done until they are tried again.",
            "Open the job dashboard under System: it keeps each failed job with its error. Mend the cause, then requeue or delete it.",
            "Failed jobs"),
        [AlertRuleKind.QueueFull] = new(
            "Sample queue nearly full",
            "So much of the queue in which samples wait to be written is taken.",
            "A full queue answers 429: whoever hands over samples has to send them again.",
            "The database is slower than what comes in: look at its disk and load, and at who sends so much.",
            "Per cent of the queue"),
        [AlertRuleKind.DiskFull] = new(
            "Disk nearly full",
            "So much of the disk that the database lies on is used; with PostgreSQL, of the disk of the application.",
            "On a full disk nothing is stored: samples are refused, costs and mails wait.",
            "Free space, or enlarge the disk. Retention:SampleDays says how long raw samples are kept.",
            "Per cent of the disk"),
        [AlertRuleKind.MailStuck] = new(
            "Mail is not going out",
            "The oldest mail that is owed has waited for so long, or mails were given up.",
            "Nobody hears of alerts and budgets by mail. Mails that wait are not lost: they go out once the server takes them.",
            "Look at the reason under System health, Mail: server, credentials, or a refused recipient.",
            "Minutes that the oldest mail waits"),
        [AlertRuleKind.CostAnomaly] = new(
            "Unusual cost of a day",
            "The last complete day lies so far off the pattern of its weekday, and further than days of this platform usually scatter.",
            "Something was different: a large show, a seller who left, a price, or a stream that was never ended.",
            "Open the costs of the month by day and by channel, and look at the channel that is named.",
            "Per cent off the usual"),
        [AlertRuleKind.UsageDrift] = new(
            "Vendor counts differently",
            "What Cloudflare says that it delivered on the last finished day (UTC) lies so far off what was counted here. A difference under 1,000 viewer-minutes is none.",
            "Costs follow our count, the invoice follows the vendor's: the month will be booked too low or too high.",
            "Look for streams of that day that nobody sampled or handed over. Replays of recordings and other videos of the account are in the vendor's figure alone.",
            "Per cent of the vendor's figure"),
    };

    public static RuleText Of(AlertRuleKind kind) => All[kind];
}
