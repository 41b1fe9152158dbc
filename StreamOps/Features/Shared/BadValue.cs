using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace StreamOps.Features.Shared;

/// <summary>A part of an address that cannot be read.</summary>
/// <param name="Name">As it stands in the address.</param>
/// <param name="Value">As it was sent, cut where it is long.</param>
/// <param name="Allowed">What it may be.</param>
public sealed record BadValue(string Name, string Value, string Allowed)
{
    private const int Longest = 60;

    public static IEnumerable<BadValue> In(ModelStateDictionary state) =>
        from entry in state
        from error in entry.Value!.Errors
        select new BadValue(NameOf(entry.Key), Cut(entry.Value!.AttemptedValue ?? ""), error.ErrorMessage);

    private static string NameOf(string key) => key.Length == 0 ? key : char.ToLowerInvariant(key[0]) + key[1..];

    private static string Cut(string value) => value.Length <= Longest ? value : value[..Longest] + "…";
}
