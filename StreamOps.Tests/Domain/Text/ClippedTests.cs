using System.Text;
using StreamOps.Domain.Text;

namespace StreamOps.Tests.Domain.Text;

public sealed class ClippedTests
{
    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("ab\U0001F600", 3, "ab")]
    [InlineData("a\U0001F600b", 3, "a\U0001F600")]
    public void Text_is_cut_between_whole_characters(string text, int longest, string cut)
    {
        Assert.Equal(cut, text.To(longest));
        Assert.NotEmpty(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text.To(longest) + "."));
    }
}
