using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;

namespace StreamOps.Platform.Access;

/// <summary>Somebody who is mailed.</summary>
/// <param name="Zone">In which the person's quiet hours are.</param>
/// <param name="Quiet">Null: none.</param>
public sealed record Subscriber(Guid Id, string Email, TimeZoneInfo Zone, QuietHours? Quiet)
{
    /// <summary>When the person may be mailed what happens at an instant.</summary>
    public DateTimeOffset TellAt(DateTimeOffset at, Severity severity) => Quiet?.TellAt(at, severity, Zone) ?? at;
}

/// <summary>Who is told. Sellers never are: what concerns the platform is not theirs.</summary>
public sealed class Subscribers(BillingOptions billing)
{
    /// <summary>Roles whose people may subscribe.</summary>
    public static IReadOnlyList<string> Eligible { get; } = [Roles.Admin];

    /// <summary>Enabled people who want to be mailed of this kind at this severity; who never chose gets the usual.</summary>
    public async Task<IReadOnlyList<Subscriber>> OfAsync(StreamOpsDb db, NotificationKind kind, Severity severity, CancellationToken cancel)
    {
        var people = await EligibleIn(db).OrderBy(p => p.Id).ToListAsync(cancel);
        var chosen = await db.Subscriptions.AsNoTracking().Where(s => s.Kind == kind).ToDictionaryAsync(s => s.UserId, cancel);
        return [.. people.Where(p => Wants(chosen.GetValueOrDefault(p.Id), kind, severity)).Select(Known)];
    }

    /// <returns>The person, where the account is enabled and of a role that is told; null otherwise.</returns>
    public async Task<Subscriber?> FindAsync(StreamOpsDb db, Guid id, CancellationToken cancel) =>
        await EligibleIn(db).SingleOrDefaultAsync(p => p.Id == id, cancel) is { } person ? Known(person) : null;

    /// <summary>Enabled accounts of a role that is told. Whoever is to own an incident is one of them.</summary>
    public static IQueryable<UserRow> AccountsIn(StreamOpsDb db) => db.Users.AsNoTracking()
        .Where(u => u.DisabledAt == null && u.Email != null
            && db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(n => n.Id == r.RoleId && Eligible.Contains(n.Name!))));

    private static bool Wants(SubscriptionRow? chosen, NotificationKind kind, Severity severity) =>
        chosen is null ? severity >= SubscriptionRow.Usual(kind) : chosen.IsMailed && severity >= chosen.LeastSeverity;

    private static IQueryable<Person> EligibleIn(StreamOpsDb db) =>
        AccountsIn(db).Select(u => new Person { Id = u.Id, Email = u.Email!, TimeZone = u.TimeZone, QuietFrom = u.QuietFrom, QuietTo = u.QuietTo });

    // A zone may be gone with an update of the system's list.
    private Subscriber Known(Person person) => new(
        person.Id,
        person.Email,
        person.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : billing.Calendar.Zone,
        person is { QuietFrom: { } from, QuietTo: { } to } ? new QuietHours(from, to) : null);

    private sealed class Person
    {
        public Guid Id { get; init; }

        public required string Email { get; init; }

        public string? TimeZone { get; init; }

        public TimeOnly? QuietFrom { get; init; }

        public TimeOnly? QuietTo { get; init; }
    }
}
