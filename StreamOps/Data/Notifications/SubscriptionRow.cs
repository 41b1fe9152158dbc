using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Data.Access;
using StreamOps.Domain.Alerts;

namespace StreamOps.Data.Notifications;

/// <summary>What a person wants to be told of one kind. Without a row it is the usual: see <see cref="Usual"/>.</summary>
public sealed class SubscriptionRow
{
    public Guid UserId { get; set; }

    public NotificationKind Kind { get; set; }

    /// <summary>By mail, or not at all.</summary>
    public bool IsMailed { get; set; }

    public Severity LeastSeverity { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The least severity of a person who never chose: of alerts what wants a look within the day, of the rest everything.</summary>
    public static Severity Usual(NotificationKind kind) => kind == NotificationKind.Alert ? Severity.Warning : Severity.Info;
}

internal sealed class SubscriptionMapping : IEntityTypeConfiguration<SubscriptionRow>
{
    public void Configure(EntityTypeBuilder<SubscriptionRow> builder)
    {
        builder.ToTable("subscriptions");
        builder.HasKey(s => new { s.UserId, s.Kind });
        builder.HasOne<UserRow>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
