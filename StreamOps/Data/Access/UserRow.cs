using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamOps.Data.Access;

/// <summary>A person who may sign in. An invited one has no password until the link is used.</summary>
public sealed class UserRow : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? InvitedAt { get; set; }

    /// <summary>Since when the account may do nothing. Never deleted: what it owns and did stays named.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>IANA name of the zone in which the person reads times; null: the billing zone.</summary>
    public string? TimeZone { get; set; }

    /// <summary>How the person reads figures: <c>point</c>, <c>comma</c> or <c>space</c>; null: <c>point</c>.</summary>
    public string? NumberStyle { get; set; }

    /// <summary>Time of the person's day from which on only what is critical is mailed; null: no quiet hours.</summary>
    public TimeOnly? QuietFrom { get; set; }

    /// <summary>Time of the person's day at which the quiet hours are over.</summary>
    public TimeOnly? QuietTo { get; set; }
}

internal sealed class UserMapping : IEntityTypeConfiguration<UserRow>
{
    public void Configure(EntityTypeBuilder<UserRow> builder)
    {
        builder.ToTable("users");
        builder.Property(u => u.DisplayName).HasMaxLength(200);
        builder.Property(u => u.TimeZone).HasMaxLength(100);
        builder.Property(u => u.NumberStyle).HasMaxLength(10);
    }
}

internal sealed class IdentityTableNames :
    IEntityTypeConfiguration<IdentityRole<Guid>>,
    IEntityTypeConfiguration<IdentityUserRole<Guid>>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>,
    IEntityTypeConfiguration<IdentityRoleClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityRole<Guid>> builder) => builder.ToTable("roles");

    public void Configure(EntityTypeBuilder<IdentityUserRole<Guid>> builder) => builder.ToTable("user_roles");

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("user_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("user_logins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("user_tokens");

    public void Configure(EntityTypeBuilder<IdentityRoleClaim<Guid>> builder) => builder.ToTable("role_claims");
}
