using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Reports;

namespace StreamOps.Data.Reports;

/// <summary>Somebody who is mailed the month when it is closed; with an account or without.</summary>
public sealed class ReportRecipientRow
{
    public long Id { get; set; }

    /// <summary>As it was typed.</summary>
    public required string Email { get; set; }

    /// <summary><see cref="KeyOf"/> of the address: nobody is on the list twice.</summary>
    public required string EmailKey { get; set; }

    /// <summary>Which files, by what their names end in, separated by commas: <c>.pdf,-lines.csv</c>.</summary>
    public required string Forms { get; set; }

    public DeliveryManner Manner { get; set; }

    /// <summary>IANA name of the zone in which the mail writes times.</summary>
    public required string TimeZone { get; set; }

    /// <summary>How the mail writes figures: <c>point</c>, <c>comma</c> or <c>space</c>.</summary>
    public required string NumberStyle { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Since when nothing is sent any more.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>Who stopped it: the address itself, where its reader took leave.</summary>
    public string? StoppedBy { get; set; }

    public static string KeyOf(string email) => email.ToLowerInvariant();
}

internal sealed class ReportRecipientMapping : IEntityTypeConfiguration<ReportRecipientRow>
{
    public void Configure(EntityTypeBuilder<ReportRecipientRow> builder)
    {
        builder.ToTable("report_recipients");
        builder.Property(r => r.Email).HasMaxLength(320);
        builder.Property(r => r.EmailKey).HasMaxLength(320);
        builder.Property(r => r.Forms).HasMaxLength(200);
        builder.Property(r => r.TimeZone).HasMaxLength(100);
        builder.Property(r => r.NumberStyle).HasMaxLength(10);
        builder.Property(r => r.StoppedBy).HasMaxLength(320);
        builder.HasIndex(r => r.EmailKey).IsUnique();
    }
}
