using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Costs;

/// <summary>
/// A month of the billing zone. Whoever writes money of it holds its row: recorders together, the close alone. So no record slips in between the
/// checks of a close and its commit.
/// </summary>
public sealed class BillingMonthRow
{
    /// <summary>yyyyMM.</summary>
    public long Number { get; set; }

    /// <summary>Null: open. Never taken back.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The newest version of the statement; 0: open.</summary>
    public int Version { get; set; }

    /// <summary>The price book that its records were priced by.</summary>
    public long PriceBookVersion { get; set; }

    /// <summary>Streams with live time in it, as it was closed; so the next two.</summary>
    public int Streams { get; set; }

    public int Channels { get; set; }

    public int? PeakViewers { get; set; }

    /// <summary>When it was due and could not be closed for the first time.</summary>
    public DateTimeOffset? WaitingSince { get; set; }

    public BillingMonth Month => new((int)(Number / 100), (int)(Number % 100));

    public static long NumberOf(BillingMonth month) => (month.Year * 100L) + month.Month;
}

internal sealed class BillingMonthMapping : IEntityTypeConfiguration<BillingMonthRow>
{
    public void Configure(EntityTypeBuilder<BillingMonthRow> builder)
    {
        builder.ToTable("billing_months");
        builder.HasKey(m => m.Number);
        builder.Property(m => m.Number).ValueGeneratedNever();
        builder.Ignore(m => m.Month);
    }
}
