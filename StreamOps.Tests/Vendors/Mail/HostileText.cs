namespace StreamOps.Tests.Vendors.Mail;

/// <summary>200 values that want to end a header, a command or a line, or to become an address, in every place of what looks like a name.</summary>
internal static class HostileText
{
    private static readonly string[] Breaks = ["\r\n", "\n", "\r", "%0d%0a", "\u2028", "\u0085", "\0", "\r\n.\r\n", "\t", "\v"];

    private static readonly string[] Loads =
    [
        "Bcc: eve@evil.example", "RCPT TO:<eve@evil.example>", "eve@evil.example", "Subject: x", "<eve@evil.example>", ",eve@evil.example", " ;eve@evil.example", "\r\n\r\nbody",
        new string('x', 10_000), "QUIT",
    ];

    public static IReadOnlyList<string> All { get; } =
        [.. from line in Breaks from load in Loads from text in new[] { $"ann@people.example{line}{load}", $"\"ann{line}{load}\"@people.example" } select text];
}
