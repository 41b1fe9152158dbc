using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamOps.Data.Access;

/// <summary>A machine's key. The key itself is shown once and kept nowhere: a lookup compares hashes.</summary>
public sealed class ApiKeyRow
{
    public long Id { get; set; }

    public required string Name { get; set; }

    /// <summary>First characters, so that people can tell keys apart.</summary>
    public required string Prefix { get; set; }

    /// <summary>SHA-256 of the key, lower-case hex. A key carries at least 32 random characters, so no salt or stretching is needed.</summary>
    public required string Hash { get; set; }

    /// <summary>Space-separated: <c>ingest</c>, <c>read</c>, <c>admin</c>.</summary>
    public required string Scopes { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKeyRow>
{
    public void Configure(EntityTypeBuilder<ApiKeyRow> builder)
    {
        builder.ToTable("api_keys");
        builder.Property(k => k.Name).HasMaxLength(200);
        builder.Property(k => k.Prefix).HasMaxLength(16);
        builder.Property(k => k.Hash).HasMaxLength(64);
        builder.Property(k => k.Scopes).HasMaxLength(100);
        builder.HasIndex(k => k.Hash).IsUnique();
    }
}
