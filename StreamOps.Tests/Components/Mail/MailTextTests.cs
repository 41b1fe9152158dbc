using StreamOps.Components.Mail;

namespace StreamOps.Tests.Components.Mail;

public sealed class MailTextTests
{
    [Fact]
    public void The_text_says_what_the_page_of_the_mail_says()
    {
        const string html = """
            <html><head><style>p { margin: 0 }</style></head><body><div class="mail">
                <h1>Shop: 80% spent</h1>
                <p>First
                   line.</p><p>Second.</p>
                <table><tr><td>Budget</td><td>$200.00</td></tr>
                <tr><td><a href="https://x.example/streams/1">Room</a></td><td>$9.00</td></tr></table>
                <h2>Now</h2><p><a class="button" href="https://x.example/?a=1&amp;b=2">Open</a></p>
            </div></body></html>
            """;

        Assert.Equal(
            """
            Shop: 80% spent

            First line.

            Second.

            Budget  $200.00
            Room: https://x.example/streams/1  $9.00

            Now

            Open: https://x.example/?a=1&b=2

            """.ReplaceLineEndings("\n"),
            MailText.Of(html));
    }

    [Theory]
    [InlineData("<p><a href=\"https://x.example/a.pdf?t=1\">a.pdf</a><span>PDF (A4)</span></p>", "a.pdf: https://x.example/a.pdf?t=1 PDF (A4)")]
    [InlineData("<p>See <a href=\"https://x.example/a\">a</a>.</p>", "See a: https://x.example/a .")]
    [InlineData("<p><b><a href=\"https://x.example/a\">a</a></b></p>", "a: https://x.example/a")]
    public void An_address_ends_where_its_link_ends(string html, string text) => Assert.Equal(text + "\n", MailText.Of($"<body>{html}</body>"));

    [Fact]
    public void What_others_wrote_is_no_tag() =>
        Assert.Equal("<script>alert(1)</script> & </body>\n", MailText.Of("<body><p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;/body&gt;</p></body>"));
}
