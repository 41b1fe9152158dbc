using StreamOps.Components;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>How recipients and deliveries are put into words and badges.</summary>
public static class DeliveryWords
{
    public static string Of(DeliveryManner manner) => manner == DeliveryManner.Attached ? "Attached" : "Links";

    /// <summary>"PDF (A4), CSV (all figures)".</summary>
    public static string Files(ReportRecipientRow recipient, IEnumerable<IReportForm> forms) =>
        string.Join(", ", forms.Where(f => recipient.Forms.Split(',').Contains(f.Suffix)).Select(f => f.Name));

    public static (string State, string Icon, string Text) Badge(ReportRecipientRow recipient) => recipient switch
    {
        { StoppedAt: null } => ("good", "check", "Is sent it"),
        _ when recipient.StoppedBy == recipient.Email => ("idle", "leave", "Took leave"),
        _ => ("idle", "stop", "Stopped"),
    };

    public static (string State, string Icon, string Text) Badge(DeliveryLine line) => line switch
    {
        { CalledBackAt: not null } => ("idle", "stop", "Taken back"),
        { SentAt: not null } => ("good", "check", "Sent"),
        { ParkedAt: not null } => ("poor", "poor", "Given up"),
        { HasMail: false } => ("info", "clock", "Being written"),
        { Attempts: 0 } => ("info", "clock", "Waiting"),
        _ => ("fair", "fair", "Tried again"),
    };

    /// <summary>What is known of a delivery, in a sentence.</summary>
    public static string Says(DeliveryLine line) => line switch
    {
        { CalledBackAt: { } at } => $"Taken back {Show.Instant(at)}, before the mail server confirmed it.",
        { SentAt: { } at } => $"The mail server took it {Show.Instant(at)}.",
        { ParkedAt: not null } => line.LastError ?? "Given up.",
        { HasMail: false } => "Goes out when its files are made.",
        { LastError: { } error, NextAttemptAt: { } next } => $"{error} Next try {Show.Instant(next)}.",
        _ => "Not tried yet.",
    };

    public static bool MaySendAgain(DeliveryLine line) => !line.IsStopped && (line.CalledBackAt ?? line.SentAt ?? line.ParkedAt) is not null;
}
