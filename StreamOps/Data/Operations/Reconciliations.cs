using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Text;

namespace StreamOps.Data.Operations;

/// <summary>An admin's wish that a vendor be asked at once, and what came of it. Instants are UTC.</summary>
/// <param name="Outcome">In plain words; null while it is not done.</param>
public sealed record Reconciliation(string Vendor, DateTimeOffset RequestedAt, string RequestedBy, DateTimeOffset? DoneAt, bool? Succeeded, string? Outcome);

/// <summary>
/// Promises to reconcile a vendor: one row a vendor, written with the audit line of the wish, taken by whoever does it, kept with its outcome.
/// </summary>
public sealed class Reconciliations(StreamOpsDb db, TimeProvider clock)
{
    /// <summary>Between two wishes: each costs calls of the vendors' limits.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>A worker that died leaves its promise to another after this.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    private const string Prefix = "reconcile:";
    private const int LongestOutcome = 300;

    /// <summary>Adds the wish to the caller's unit of work.</summary>
    /// <param name="vendor">Name of its connector.</param>
    /// <returns>How long to wait first; null where the wish is taken.</returns>
    public async Task<TimeSpan?> RequestAsync(string vendor, string actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var row = await db.Settings.SingleOrDefaultAsync(s => s.Key == Prefix + vendor, cancel);
        if (Read(row?.Value) is { } last && now - last.RequestedAt < Pause)
        {
            return Pause - (now - last.RequestedAt);
        }

        var value = Write(new State(now, actor, null, null, null, null));
        if (row is null)
        {
            db.Settings.Add(new SettingRow { Key = Prefix + vendor, Value = value });
        }
        else
        {
            row.Value = value;
        }

        return null;
    }

    /// <summary>Every wish and its outcome, by vendor.</summary>
    public async Task<IReadOnlyDictionary<string, Reconciliation>> AllAsync(CancellationToken cancel) =>
        (await db.Settings.AsNoTracking().Where(s => s.Key.StartsWith(Prefix)).ToListAsync(cancel))
            .Select(s => (Vendor: s.Key[Prefix.Length..], State: Read(s.Value)))
            .Where(s => s.State is not null)
            .ToDictionary(s => s.Vendor, s => new Reconciliation(s.Vendor, s.State!.RequestedAt, s.State.By, s.State.DoneAt, s.State.Succeeded, s.State.Outcome));

    /// <summary>Takes every wish that nobody works on. Of several takers one gets it, because the row must still say what was read.</summary>
    /// <returns>The vendors.</returns>
    public async Task<IReadOnlyList<string>> TakeAsync(CancellationToken cancel)
    {
        var taken = new List<string>();
        var now = clock.GetUtcNow();
        foreach (var row in await db.Settings.AsNoTracking().Where(s => s.Key.StartsWith(Prefix)).ToListAsync(cancel))
        {
            if (Read(row.Value) is { DoneAt: null } state && (state.TakenAt is not { } at || now - at > LongestRun))
            {
                var value = Write(state with { TakenAt = now });
                if (await db.Settings.Where(s => s.Key == row.Key && s.Value == row.Value).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, value), cancel) == 1)
                {
                    taken.Add(row.Key[Prefix.Length..]);
                }
            }
        }

        return taken;
    }

    public async Task DoneAsync(string vendor, bool succeeded, string outcome, CancellationToken cancel)
    {
        var row = await db.Settings.AsNoTracking().SingleAsync(s => s.Key == Prefix + vendor, cancel);
        if (Read(row.Value) is { } state)
        {
            var value = Write(state with { DoneAt = clock.GetUtcNow(), Succeeded = succeeded, Outcome = outcome.To(LongestOutcome) });
            await db.Settings.Where(s => s.Key == row.Key && s.Value == row.Value).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, value), cancel);
        }
    }

    private static string Write(State state) => JsonSerializer.Serialize(state);

    private static State? Read(string? value) => value is null ? null : JsonSerializer.Deserialize<State>(value);

    private sealed record State(DateTimeOffset RequestedAt, string By, DateTimeOffset? TakenAt, DateTimeOffset? DoneAt, bool? Succeeded, string? Outcome);
}
