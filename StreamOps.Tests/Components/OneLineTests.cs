using StreamOps.Components;

namespace StreamOps.Tests.Components;

public sealed class OneLineTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("  a \r\n b\u2028c\u0085d\te ", "a b c d e")]
    [InlineData("\u202Efdp.exe", "fdp.exe")]
    [InlineData("", "")]
    [InlineData("🦄 Ω", "🦄 Ω")]
    public void Whatever_breaks_a_line_becomes_a_space(string text, string line) => Assert.Equal(line, OneLine.Of(text, 100));

    [Fact]
    public void What_is_too_long_is_cut_and_marked()
    {
        Assert.Equal("abc…", OneLine.Of("abcd", 3));
        Assert.Equal("abc", OneLine.Of("abc\n", 3));
        Assert.Equal(101, OneLine.Of(new string('x', 10_000), 100).Length);
    }
}
