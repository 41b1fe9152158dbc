using System.Globalization;

namespace StreamOps.Platform;

/// <summary>Reads a whole number out of the configuration.</summary>
internal static class WholeNumber
{
    /// <exception cref="ConfigurationException">No whole number, or outside the range.</exception>
    public static int Read(IConfiguration configuration, string key, int otherwise, int least, int most)
    {
        var text = configuration[key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new ConfigurationException(key, text, $"a whole number from {least} to {most}");
    }
}
