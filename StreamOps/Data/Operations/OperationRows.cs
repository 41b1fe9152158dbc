using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamOps.Data.Operations;

/// <summary>How a vendor or job fares, where a page can show it.</summary>
public sealed class ConnectorRow
{
    /// <summary><c>cloudflare</c>, <c>agora</c>, <c>sampler</c>, <c>mail</c> and so on.</summary>
    public required string Name { get; set; }

    public DateTimeOffset? LastSuccessAt { get; set; }

    public DateTimeOffset? LastFailureAt { get; set; }

    /// <summary>Plain words without secrets.</summary>
    public string? LastFailureReason { get; set; }
}

/// <summary>A right to run something, held by one server at a time and lost by time when the server dies.</summary>
public sealed class LeaseRow
{
    public required string Name { get; set; }

    public required string Owner { get; set; }

    public DateTimeOffset HeldUntil { get; set; }

    /// <summary>The newest tick that was run under the lease: no tick is run twice.</summary>
    public DateTimeOffset LastTick { get; set; }
}

/// <summary>What the database remembers about itself, such as the billing zone its roll-ups were made in.</summary>
public sealed class SettingRow
{
    public required string Key { get; set; }

    public required string Value { get; set; }
}

internal sealed class OperationMappings :
    IEntityTypeConfiguration<ConnectorRow>, IEntityTypeConfiguration<LeaseRow>, IEntityTypeConfiguration<SettingRow>
{
    public void Configure(EntityTypeBuilder<ConnectorRow> builder)
    {
        builder.ToTable("connectors");
        builder.HasKey(c => c.Name);
        builder.Property(c => c.Name).HasMaxLength(50);
        builder.Property(c => c.LastFailureReason).HasMaxLength(2000);
    }

    public void Configure(EntityTypeBuilder<LeaseRow> builder)
    {
        builder.ToTable("leases");
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Name).HasMaxLength(100);
        builder.Property(l => l.Owner).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<SettingRow> builder)
    {
        builder.ToTable("settings");
        builder.HasKey(s => s.Key);
        builder.Property(s => s.Key).HasMaxLength(100);
        builder.Property(s => s.Value).HasMaxLength(2000);
    }
}
