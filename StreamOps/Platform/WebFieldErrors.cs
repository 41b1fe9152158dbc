namespace StreamOps.Platform;

/// <summary>What is wrong with a body, by field path such as <c>samples[3].hlsViewers</c>; the body itself is <c>$</c>.</summary>
public sealed class WebFieldErrors
{
    /// <summary>The path of the whole body.</summary>
    public const string Body = "$";

    /// <summary>Fields that an answer names. A body may hold 100,000 wrong ones, and nobody reads more than a few.</summary>
    private const int MostFields = 100;

    private readonly Dictionary<string, List<string>> messages = new(StringComparer.Ordinal);

    public bool Any => messages.Count > 0;

    /// <summary>True where further faults would not be told.</summary>
    public bool IsFull => messages.Count >= MostFields;

    public void Add(string path, string message)
    {
        if (messages.TryGetValue(path, out var known))
        {
            known.Add(message);
        }
        else if (!IsFull)
        {
            messages[path] = [message];
        }
    }

    public Dictionary<string, string[]> ToDictionary() => messages.ToDictionary(m => m.Key, m => m.Value.ToArray(), StringComparer.Ordinal);

    public static WebFieldErrors Of(string path, string message)
    {
        var errors = new WebFieldErrors();
        errors.Add(path, message);
        return errors;
    }
}
