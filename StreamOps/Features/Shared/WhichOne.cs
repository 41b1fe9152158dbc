using StreamOps.Components;
using StreamOps.Data.Figures;

namespace StreamOps.Features.Shared;

/// <summary>What a form says of a name that does not mean exactly one thing.</summary>
public static class WhichOne
{
    private const int LongestName = 60;

    /// <param name="what">What it should mean: <c>channel</c>.</param>
    /// <param name="key">What tells those of one name apart: <c>id</c>.</param>
    /// <param name="found">Name and key of each that it may mean.</param>
    public static string Of(string what, string key, IReadOnlyList<(string Name, string Key)> found) => found.Count switch
    {
        0 => $"No {what} has this in its name or {key}.",
        > ChannelLookup.MostShown => $"More than {ChannelLookup.MostShown} {what}s have this in their name or {key}. Write more of it.",
        _ => $"Which one? Write the {key} of {string.Join(", ", found.Select(f => $"{OneLine.Of(f.Name, LongestName)} ({key} {f.Key})"))}.",
    };
}
