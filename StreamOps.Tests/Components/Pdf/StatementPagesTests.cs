using StreamOps.Components.Pdf;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Components.Pdf;

/// <summary>Paper, page numbers and where tables break.</summary>
public sealed class StatementPagesTests
{
    private const string HeadOfChannels = "No.\tChannel\tSeller\tStreams\tHours\tViewer-minutes\tCost";

    [Theory]
    [InlineData(StatementPaper.A4, 595, 842)]
    [InlineData(StatementPaper.Letter, 612, 792)]
    public void Every_page_has_the_paper_s_size_and_nothing_in_its_margins(StatementPaper paper, double width, double height)
    {
        using var printed = Printed.Of(SampleStatement.Of(120), paper);
        Assert.All(printed.Pages, page =>
        {
            Assert.Equal(width, page.Width, 0.1);
            Assert.Equal(height, page.Height, 0.1);
        });
        InMargins.Check(printed);
    }

    [Fact]
    public void Every_page_says_its_number_and_how_many_there_are()
    {
        using var printed = Printed.Of(SampleStatement.Of(120));
        var count = printed.Document.NumberOfPages;
        Assert.True(count > 6);
        Assert.Equal(
            Enumerable.Range(1, count).Select(page => $"Page {page} of {count}"),
            printed.Lines.Where(l => l.Cells[^1].StartsWith("Page ", StringComparison.Ordinal)).Select(l => l.Cells[^1]));
    }

    [Fact]
    public void The_contents_and_the_bookmarks_lead_to_the_page_of_each_part()
    {
        using var printed = Printed.Of(SampleStatement.Of(120));
        Assert.True(printed.Document.TryGetBookmarks(out var bookmarks));
        var nodes = bookmarks.GetNodes().OfType<UglyToad.PdfPig.Outline.DocumentBookmarkNode>().ToList();
        Assert.Equal(12, nodes.Count);
        var contents = printed.Body.Where(l => l.Page == 1).SkipWhile(l => l.Text != "Contents").Skip(1).Select(l => l.Text).ToList();
        Assert.All(nodes, node =>
        {
            Assert.Contains(printed.Body, l => l.Text == node.Title && l.Page == node.PageNumber);
            Assert.Contains(contents, l => l.Contains($"{node.Title}\t{node.PageNumber}", StringComparison.Ordinal));
        });
    }

    /// <summary>Every length of the table once, so that its end meets every place on a page.</summary>
    [Fact]
    public void A_table_repeats_its_head_and_leaves_no_row_alone()
    {
        for (var channels = 40; channels < 100; channels++)
        {
            using var printed = Printed.Of(SampleStatement.Of(channels));
            var lines = printed.Between("Cost by channel", "Dearest streams").ToList();
            var pages = lines.GroupBy(l => l.Page).Select(g => g.Select(l => l.Text).ToList()).Where(p => p.Count > 0).ToList();
            Assert.True(pages.Count > 1, $"{channels} channels are on one page.");
            Assert.All(pages, page =>
            {
                Assert.Equal(HeadOfChannels, page[0]);
                Assert.Equal(1, page.Count(l => l == HeadOfChannels));
                Assert.True(page.Count >= 3, $"{channels} channels: {string.Join(" / ", page)}");
            });
            Assert.StartsWith("Total", pages[^1][^1], StringComparison.Ordinal);
            Assert.True(pages[^1].Count >= 4, $"{channels} channels: {string.Join(" / ", pages[^1])}");
        }
    }

    [Fact]
    public void No_heading_stands_at_the_foot_of_a_page()
    {
        for (var channels = 40; channels < 70; channels++)
        {
            using var printed = Printed.Of(SampleStatement.Of(channels));
            printed.Document.TryGetBookmarks(out var bookmarks);
            var titles = bookmarks!.GetNodes().Select(n => n.Title).ToHashSet();
            Assert.All(printed.Body.GroupBy(l => l.Page), page => Assert.DoesNotContain(page.TakeLast(3), l => titles.Contains(l.Text)));
        }
    }

    [Fact]
    public void Five_thousand_channels_are_printed_whole()
    {
        var statement = SampleStatement.Of(5_000);
        using var printed = Printed.Of(statement);
        var numbers = printed.Between("Cost by channel", "Dearest streams").Select(l => l.Cells[0]).ToHashSet();
        Assert.All(statement.Channels, c => Assert.Contains(c.Id, numbers));
        Assert.Contains($"Page {printed.Document.NumberOfPages} of {printed.Document.NumberOfPages}", printed.Lines[^1].Text, StringComparison.Ordinal);
    }
}
