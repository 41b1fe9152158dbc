using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamOps.Data.Samples;

/// <summary>
/// Roll-up of a billing month: live time of the streams that leave a recording. What earlier months recorded is a sum of these few rows instead of
/// one over every stream-day there ever was.
/// </summary>
public sealed class RecordedMonthRow
{
    /// <summary>yyyyMM.</summary>
    public long Number { get; set; }

    public long LiveMs { get; set; }
}

internal sealed class RecordedMonthMapping : IEntityTypeConfiguration<RecordedMonthRow>
{
    public void Configure(EntityTypeBuilder<RecordedMonthRow> builder)
    {
        builder.ToTable("recorded_months");
        builder.HasKey(m => m.Number);
        builder.Property(m => m.Number).ValueGeneratedNever();
    }
}
