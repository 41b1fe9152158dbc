using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Data.Access;
using StreamOps.Data.Streams;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Budgets;

/// <summary>An amount that somebody wants to be warned about.</summary>
public sealed class BudgetRow
{
    public long Id { get; set; }

    /// <summary>Of the form it came from: the same form sent twice is one budget.</summary>
    public Guid FormKey { get; set; }

    public required string Name { get; set; }

    public BudgetScopeKind Scope { get; set; }

    public string? Service { get; set; }

    public Guid? SellerId { get; set; }

    public long? ChannelId { get; set; }

    public decimal AmountUsd { get; set; }

    /// <summary>Of a planned event; null: every month anew.</summary>
    public DateTimeOffset? StartsAt { get; set; }

    public DateTimeOffset? EndsAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; set; }

    public List<BudgetThresholdRow> Thresholds { get; set; } = [];

    public Interval? Event => StartsAt is { } start && EndsAt is { } end ? new Interval(start, end) : null;

    public Budget ToBudget() => new(
        Id,
        Name,
        new BudgetScope(Scope, Service, SellerId, ChannelId),
        AmountUsd,
        Event,
        CreatedAt,
        Version,
        [.. Thresholds.OrderBy(t => t.Basis).ThenBy(t => t.Percent).Select(t => t.ToThreshold())]);
}

/// <summary>A line of a budget that warns once per period.</summary>
public sealed class BudgetThresholdRow
{
    public long Id { get; set; }

    public long BudgetId { get; set; }

    public ThresholdBasis Basis { get; set; }

    public decimal Percent { get; set; }

    public bool ReachedCounts { get; set; }

    /// <summary>Null: as long as the budget.</summary>
    public DateTimeOffset? ArmedAt { get; set; }

    public Threshold ToThreshold() => new(Id, Basis, Percent, ReachedCounts) { ArmedAt = ArmedAt };
}

/// <summary>A threshold was crossed. That there is one row per budget, threshold and period is what makes it fire once.</summary>
public sealed class BudgetCrossingRow
{
    public long Id { get; set; }

    public long BudgetId { get; set; }

    /// <summary>Of the threshold as it was: it may be gone since.</summary>
    public long ThresholdId { get; set; }

    /// <summary>Key of a <see cref="BudgetPeriod"/>.</summary>
    public required string Period { get; set; }

    public DateTimeOffset CrossedAt { get; set; }

    public ThresholdBasis Basis { get; set; }

    public decimal Percent { get; set; }

    /// <summary>USD at which the threshold lay.</summary>
    public decimal LimitUsd { get; set; }

    public decimal AmountUsd { get; set; }

    public decimal SpentUsd { get; set; }

    /// <summary>Null: there was not enough data.</summary>
    public decimal? ForecastUsd { get; set; }
}

internal sealed class BudgetMappings :
    IEntityTypeConfiguration<BudgetRow>, IEntityTypeConfiguration<BudgetThresholdRow>, IEntityTypeConfiguration<BudgetCrossingRow>
{
    public void Configure(EntityTypeBuilder<BudgetRow> builder)
    {
        builder.ToTable("budgets");
        builder.Property(b => b.Name).HasMaxLength(200);
        builder.Property(b => b.Service).HasMaxLength(50);
        builder.Property(b => b.Version).IsConcurrencyToken();
        builder.Ignore(b => b.Event);
        builder.HasIndex(b => b.FormKey).IsUnique();
        builder.HasMany(b => b.Thresholds).WithOne().HasForeignKey(t => t.BudgetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ChannelRow>().WithMany().HasForeignKey(b => b.ChannelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<UserRow>().WithMany().HasForeignKey(b => b.SellerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BudgetThresholdRow> builder)
    {
        builder.ToTable("budget_thresholds");
        builder.HasIndex(t => new { t.BudgetId, t.Basis, t.Percent }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BudgetCrossingRow> builder)
    {
        builder.ToTable("budget_crossings");
        builder.Property(c => c.Period).HasMaxLength(20);
        builder.HasIndex(c => new { c.BudgetId, c.ThresholdId, c.Period }).IsUnique();
        builder.HasOne<BudgetRow>().WithMany().HasForeignKey(c => c.BudgetId).OnDelete(DeleteBehavior.Cascade);
    }
}
