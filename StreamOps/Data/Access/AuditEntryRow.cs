using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamOps.Data.Access;

/// <summary>Who changed what, when, from what to what. Written in the transaction of the change; never edited.</summary>
public sealed class AuditEntryRow
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>E-mail address of the person, name of the key, or <c>system</c>.</summary>
    public required string Actor { get; set; }

    /// <summary>Noun and verb, such as <c>price.added</c>.</summary>
    public required string Action { get; set; }

    public required string Subject { get; set; }

    /// <summary>JSON without secrets; null where there was nothing.</summary>
    public string? Before { get; set; }

    public string? After { get; set; }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntryRow>
{
    public void Configure(EntityTypeBuilder<AuditEntryRow> builder)
    {
        builder.ToTable("audit_entries");
        builder.Property(a => a.Actor).HasMaxLength(320);
        builder.Property(a => a.Action).HasMaxLength(100);
        builder.Property(a => a.Subject).HasMaxLength(400);
        builder.HasIndex(a => a.At);
    }
}
