using System.Diagnostics.CodeAnalysis;
using MimeKit;

namespace StreamOps.Vendors.Mail;

/// <summary>Takes one address and nothing that could become a second one, a header or a command of SMTP.</summary>
internal static class MailAddress
{
    /// <summary>An address alone, without a display name.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out MailboxAddress? address)
    {
        address = null;
        if (text.Length > 254 || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is ',' or ';' or ':' or '<' or '>' or '(' or ')' or '"' or '\\' or '%'))
        {
            return false;
        }

        return MailboxAddress.TryParse(text, out address) && address.Address == text && text.IndexOf('@', StringComparison.Ordinal) is > 0 and <= 64;
    }

    /// <summary>An address, or a display name with an address in angle brackets.</summary>
    public static bool TryParseSender(string text, [NotNullWhen(true)] out MailboxAddress? address)
    {
        address = null;
        return !text.Any(char.IsControl) && MailboxAddress.TryParse(text, out address) && TryParse(address.Address, out _);
    }
}
