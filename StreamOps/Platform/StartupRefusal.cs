using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace StreamOps.Platform;

/// <summary>
/// Ends a start that cannot succeed with one line that an operator can act on. A stack trace would bury it, and says nothing about a setting.
/// </summary>
public static partial class StartupRefusal
{
    private static int listening;

    /// <summary>First thing of the program. What is no matter of configuration still ends with its stack trace.</summary>
    public static void SpeakPlainly()
    {
        if (Interlocked.Exchange(ref listening, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += (_, thrown) =>
            {
                if (LineOf(thrown.ExceptionObject) is { } line)
                {
                    Console.Error.WriteLine(line);
                    Environment.Exit(1);
                }
            };
        }
    }

    /// <summary>Checks the options of all parts before anything is opened, so that the host does not log the refusal as a crash of its own.</summary>
    public static void CheckOptions(this WebApplication app) => app.Services.GetService<IStartupValidator>()?.Validate();

    /// <returns>Null: not about a setting.</returns>
    public static string? LineOf(object thrown)
    {
        var line = thrown switch
        {
            ConfigurationException error => error.Message,
            OptionsValidationException error => string.Join(" ", error.Failures),
            AggregateException error => LineOfAll(error),
            IOException { InnerException: AddressInUseException } error => $"ASPNETCORE_URLS: {error.Message} Allowed: an address that is free.",
            FormatException error when error.Message.StartsWith("Invalid url", StringComparison.Ordinal) =>
                $"ASPNETCORE_URLS: {error.Message}; allowed: addresses such as http://localhost:5080.",
            InvalidOperationException error => LineOfConversion(error.Message),
            _ => null,
        };
        return line?.ReplaceLineEndings(" ");
    }

    private static string? LineOfAll(AggregateException error)
    {
        var lines = error.Flatten().InnerExceptions.Select(LineOf).ToList();
        return lines.Contains(null) ? null : string.Join(" ", lines);
    }

    /// <summary>The framework names key and value of a setting that is no number or no truth value, but not what is allowed.</summary>
    private static string? LineOfConversion(string message) =>
        Conversion().Match(message) is { Success: true } match
            ? $"{match.Groups["key"].Value} is '{match.Groups["value"].Value}'; allowed: {Allowed(match.Groups["type"].Value)}."
            : null;

    private static string Allowed(string type) => type switch
    {
        "System.Boolean" => "true or false",
        "System.Int32" or "System.Int64" or "System.UInt64" => "a whole number",
        "System.Double" or "System.Decimal" => "a number",
        "System.Uri" => "an address",
        _ => "a value of " + type,
    };

    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<key>.*)' to type '(?<type>[^']*)'", RegexOptions.Singleline)]
    private static partial Regex Conversion();
}
