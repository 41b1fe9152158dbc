using System.Globalization;
using Microsoft.Extensions.Options;

namespace StreamOps.Vendors.Mail;

/// <summary>Refuses a mail server that could never be used, naming the key and what is allowed.</summary>
public sealed class SmtpOptionsValidator : IValidateOptions<SmtpOptions>
{
    private static readonly string Securities = string.Join(", ", Enum.GetNames<SmtpSecurity>());

    public ValidateOptionsResult Validate(string? name, SmtpOptions options)
    {
        string?[] problems =
        [
            Unless(TryParse(options.Security, out _), nameof(options.Security), $"'{options.Security}'", $"one of {Securities}"),
            Unless(options.Port is > 0 and <= 65535, nameof(options.Port), $"'{options.Port.ToString(CultureInfo.InvariantCulture)}'", "a port from 1 to 65535"),
            options.IsOn ? FromProblem(options.From) : null,
            Unless(!options.IsOn || !options.Host!.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '/'), nameof(options.Host), $"'{options.Host}'", "the name or address of a mail server"),
            Unless(IsSet(options.User) || !IsSet(options.Password), nameof(options.User), "missing", "a user name, because Smtp:Password is set"),
            Unless(IsSet(options.Password) || !IsSet(options.User), nameof(options.Password), "missing", "a password, because Smtp:User is set"),
        ];
        var found = problems.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    /// <summary>By name alone: a number is no name.</summary>
    internal static bool TryParse(string text, out SmtpSecurity security) =>
        Enum.TryParse(text, ignoreCase: true, out security) && Enum.GetNames<SmtpSecurity>().Contains(text, StringComparer.OrdinalIgnoreCase);

    private static string? FromProblem(string? from) =>
        Unless(IsSet(from) && MailAddress.TryParseSender(from!, out _), nameof(SmtpOptions.From), IsSet(from) ? $"'{from}'" : "missing", "a sender such as ops@example.com, because Smtp:Host is set");

    private static string? Unless(bool isRight, string property, string held, string allowed) =>
        isRight ? null : $"{SmtpOptions.Section}:{property} is {held}; allowed: {allowed}.";

    private static bool IsSet(string? text) => !string.IsNullOrWhiteSpace(text);
}
