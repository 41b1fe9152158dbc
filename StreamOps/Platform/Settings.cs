using System.Globalization;

namespace StreamOps.Platform;

/// <summary>Reads single settings and refuses a wrong one with the line that the operator needs.</summary>
public static class Settings
{
    /// <exception cref="ConfigurationException">Not a whole number within the bounds.</exception>
    public static int Whole(IConfiguration configuration, string key, int otherwise, int least, int most) =>
        configuration[key] is not { Length: > 0 } text
            ? otherwise
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
                ? value
                : throw new ConfigurationException(
                    key, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
}
