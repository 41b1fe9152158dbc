using StreamOps.Domain.Reports;
using StreamOps.Features.Shared;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>A file of a version as one recipient gets it.</summary>
/// <param name="Form">As a link says it: "PDF (A4)".</param>
/// <param name="Size">Bytes.</param>
/// <param name="Link">Null: it is attached.</param>
public sealed record LetterFile(long Id, string Name, string Form, long Size, string Sha256, string? Link);

/// <summary>What one recipient is sent of one version.</summary>
/// <param name="LinksUntil">Until when its links open without an account; null: they need one, or there are none.</param>
public sealed record ReportLetter(string Subject, RenderedMail Body, string UnsubscribeUrl, DeliveryPlan Plan, IReadOnlyList<LetterFile> Files, DateTimeOffset? LinksUntil);
