using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Platform.Reads;

/// <summary>
/// Reads the query of a reading call. What cannot be read is collected under its name, so that one answer names every fault.
/// An absent or empty value is the default, never a fault.
/// </summary>
public sealed class ReadQuery
{
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] InstantForms =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    private readonly Dictionary<string, string[]> errors = [];

    public BillingMonth? Month(string? value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        return BillingMonth.TryParse(value, CultureInfo.InvariantCulture, out var month)
            ? month
            : Refuse<BillingMonth?>(name, "Write a month as yyyy-MM, for example 2026-10.");
    }

    /// <summary>A half-open span; either end may be left open.</summary>
    public (DateTimeOffset? From, DateTimeOffset? To) Span(string? from, string? to)
    {
        var (start, end) = (Instant(from), Instant(to));
        if (start > end)
        {
            Refuse<object?>(nameof(to), "Must not be before 'from'.");
        }

        return (start, end);
    }

    /// <param name="page">From 1.</param>
    /// <param name="pageSize">1 to <see cref="Paging.LargestSize"/>.</param>
    /// <param name="usualSize">Where none is asked for; the largest where an answer has a sum that should be that of all.</param>
    public Paging Page(string? page, string? pageSize, int usualSize = Paging.UsualSize) =>
        new(Number(page, 1, Paging.LastPage, 1), Number(pageSize, 1, Paging.LargestSize, usualSize));

    /// <summary>From 1; null where absent.</summary>
    public int? Version(string? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        string.IsNullOrEmpty(value) ? null : Number(value, 1, Paging.LastPage, 1, name);

    /// <summary>False where absent.</summary>
    public bool Flag(string? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        !string.IsNullOrEmpty(value) && (bool.TryParse(value, out var flag) ? flag : Refuse<bool>(name, "Must be true or false."));

    /// <summary>One of the spellings of an enum; null where absent.</summary>
    public TEnum? Choice<TEnum>(string? value, [CallerArgumentExpression(nameof(value))] string name = "")
        where TEnum : struct, Enum
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        return WireName.TryParse<TEnum>(value, out var choice)
            ? choice
            : Refuse<TEnum?>(name, $"Must be one of: {string.Join(", ", WireName.All<TEnum>())}.");
    }

    /// <summary>The refusal of everything that could not be read so far; null where all is well.</summary>
    public ValidationProblem? Refusal() =>
        errors.Count == 0 ? null : TypedResults.ValidationProblem(errors, title: "The query cannot be read.");

    /// <summary>Notes a fault that only the caller can see.</summary>
    public T? Refuse<T>(string name, string message)
    {
        errors[name] = [.. errors.GetValueOrDefault(name, []), message];
        return default;
    }

    private DateTimeOffset? Instant(string? value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        // With neither Z nor an offset nobody knows which instant is meant.
        var known = value.EndsWith('Z') || value.LastIndexOfAny(['+', '-']) > value.IndexOf('T', StringComparison.Ordinal);
        if (!known || !DateTimeOffset.TryParseExact(value, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            return Refuse<DateTimeOffset?>(name, "Write an instant as ISO 8601 with Z or an offset, for example 2026-10-01T00:00:00Z.");
        }

        return instant >= Earliest && instant < Latest
            ? instant.ToUniversalTime()
            : Refuse<DateTimeOffset?>(name, "Must lie between 1970 and 2199.");
    }

    private int Number(string? value, int least, int most, int usual, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (string.IsNullOrEmpty(value))
        {
            return usual;
        }

        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Refuse<int>(name, string.Create(CultureInfo.InvariantCulture, $"Must be a whole number from {least} to {most}."));
    }
}
