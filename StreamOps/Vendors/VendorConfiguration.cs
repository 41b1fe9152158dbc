namespace StreamOps.Vendors;

/// <summary>What makes a configured address or credential usable, in the words shown at a refused start.</summary>
public static class VendorConfiguration
{
    /// <returns>One line that names the key, what it holds and what is allowed; null when all is well.</returns>
    public static string? AddressProblem(string key, string? value, bool required)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return required ? $"{key} is empty; allowed: an absolute http or https URL." : null;
        }

        return Uri.TryCreate(value, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri is { UserInfo: "", Query: "", Fragment: "" }
            ? null
            : $"{key} holds '{WithoutUser(value)}'; allowed: an absolute http or https URL without user, query or fragment.";
    }

    /// <summary>A line break from a secret file would otherwise surface at the first call, as a header that cannot be written.</summary>
    public static string? CredentialProblem(string key, string? value, bool secret)
    {
        if (string.IsNullOrWhiteSpace(value) || value.All(c => c is > ' ' and < '\u007f'))
        {
            return null;
        }

        var held = secret ? $"*** ({value.Length} characters)" : $"'{value.ReplaceLineEndings("\\n")}'";
        return $"{key} holds {held}; allowed: printable ASCII without blanks or line breaks.";
    }

    /// <summary>The named values that are not set.</summary>
    public static IReadOnlyList<string> Missing(params ReadOnlySpan<(string Key, string? Value)> needed)
    {
        var missing = new List<string>();
        foreach (var (key, value) in needed)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                missing.Add(key);
            }
        }

        return missing;
    }

    /// <summary>The secrets that are set: one, or two while one is being rotated.</summary>
    public static IReadOnlyList<string> Secrets(params string?[] held) =>
        [.. held.Where(s => !string.IsNullOrWhiteSpace(s)).Select(s => s!)];

    private static string WithoutUser(string value)
    {
        var at = value.LastIndexOf('@');
        var start = value.IndexOf("//", StringComparison.Ordinal);
        return at < 0 ? value : (start >= 0 && start < at ? value[..(start + 2)] : "") + "***" + value[at..];
    }
}
