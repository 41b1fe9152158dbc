namespace StreamOps.Components;

/// <summary>Builds links that keep the state of a page in its address.</summary>
public static class Query
{
    /// <param name="path">The page.</param>
    /// <param name="keep">What the address says already.</param>
    /// <param name="change">What this link says instead; null takes it out.</param>
    public static string Of(string path, IReadOnlyDictionary<string, string> keep, params (string Name, string? Value)[] change)
    {
        var changed = change.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var parts = keep.Where(k => !changed.Contains(k.Key)).Select(k => (Name: k.Key, Value: (string?)k.Value))
            .Concat(change)
            .Where(p => p.Value is not null)
            .Select(p => Uri.EscapeDataString(p.Name) + "=" + Uri.EscapeDataString(p.Value!));
        var query = string.Join('&', parts);
        return query.Length == 0 ? path : path + "?" + query;
    }
}
