namespace StreamOps.Platform;

/// <summary>A setting with which the product cannot run. The message is the one line that the operator reads.</summary>
public sealed class ConfigurationException : Exception
{
    public ConfigurationException(string key, string? value, string allowed)
        : base($"{key} is {(value is null ? "missing" : $"'{value}'")}; allowed: {allowed}.")
    {
    }

    /// <param name="message">Already names the key, what it holds and what is allowed.</param>
    public ConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>For a value that may hold a secret: the message tells its length only.</summary>
    public static ConfigurationException Secret(string key, string? value, string allowed) =>
        new($"{key} is {(string.IsNullOrEmpty(value) ? "missing" : $"set ({value.Length} characters, not shown)")}; allowed: {allowed}.");
}
