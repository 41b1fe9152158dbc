using System.Net;
using Microsoft.EntityFrameworkCore;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Streams;

/// <summary>Notes beside a stream: who may write them, and that a form sent twice is one note.</summary>
public sealed class NotesTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_seller_writes_one_and_deletes_it_however_often_the_form_is_sent(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var seller = await world.App.SignInAsync(world.Seller);
        var fields = Fields("Two <b>mugs</b> sold out", "2026-03-10T12:30:05");

        using var first = await seller.SubmitAsync(Page(world), fields, Notes(world));
        using var twin = await seller.SubmitAsync(Page(world), fields, Notes(world));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, twin.StatusCode));
        Assert.Equal(Page(world) + "#timeline", first.Headers.Location?.OriginalString);
        await using var db = world.App.Open();
        var note = await db.StreamNotes.SingleAsync();
        Assert.Equal((ReadingWorld.Start.AddMinutes(30).AddSeconds(5), world.Seller.Id), (note.At, note.AuthorId));
        Assert.Contains("Two &lt;b&gt;mugs", await seller.GetStringAsync(Page(world)), StringComparison.Ordinal);

        var gone = new Dictionary<string, string> { ["note"] = $"{note.Id}" };
        using var deleted = await seller.SubmitAsync(Page(world), gone, Notes(world) + "?handler=Delete");
        using var again = await seller.SubmitAsync(Page(world), gone, Notes(world) + "?handler=Delete");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (deleted.StatusCode, again.StatusCode));
        Assert.False(await db.StreamNotes.AnyAsync());
        Assert.Equal(["note.added", "note.deleted"], await db.AuditEntries.Where(a => a.Action.StartsWith("note.")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task For_another_seller_the_stream_does_not_exist_finance_reads_and_an_admin_writes(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var stranger = await world.App.SignedInAsync(Roles.Seller);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        using var admin = await world.App.SignedInAsync(Roles.Admin);

        using var strange = await stranger.SubmitAsync("/channels", Fields("x", "2026-03-10T12:30:00"), Notes(world));
        using var read = await finance.SubmitAsync("/channels", Fields("x", "2026-03-10T12:30:00"), Notes(world));
        using var written = await admin.SubmitAsync(Page(world), Fields("Checked the relay", "2026-03-10T12:30"), Notes(world));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Redirect), (strange.StatusCode, read.StatusCode, written.StatusCode));
        await using var db = world.App.Open();
        var note = await db.StreamNotes.SingleAsync();
        using var taken = await stranger.SubmitAsync("/channels", new Dictionary<string, string> { ["note"] = $"{note.Id}" }, Notes(world) + "?handler=Delete");
        Assert.Equal(HttpStatusCode.NotFound, taken.StatusCode);
        var page = await finance.GetStringAsync(Page(world));
        Assert.Contains("Checked the relay", page, StringComparison.Ordinal);
        Assert.DoesNotContain("note-text", page, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Delete", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "2026-03-10T12:30:00", "Write 1 to 500 characters.")]
    [InlineData("  ", "2026-03-10T12:30:00", "Write 1 to 500 characters.")]
    [InlineData("late", "2026-03-10T13:30:01", "Choose a moment of the stream")]
    [InlineData("early", "2026-03-10T11:59:59", "Choose a moment of the stream")]
    [InlineData("never", "yesterday", "Choose a moment of the stream")]
    [InlineData("last", "9999-12-31T23:59", "Choose a moment of the stream")]
    [InlineData("first", "0001-01-01T00:00", "Choose a moment of the stream")]
    public async Task What_cannot_be_taken_comes_back_as_typed_with_the_reason_beside_the_field(string text, string at, string reason)
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var seller = await world.App.SignInAsync(world.Seller);

        using var answer = await seller.SubmitAsync(Page(world), Fields(text, at), Notes(world));
        using var tooLong = await seller.SubmitAsync(Page(world), Fields(new string('x', 501), "2026-03-10T12:30:00"), Notes(world));

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains(reason, html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains(text.Trim().Length > 0 ? $">{text}</textarea>" : "</textarea>", html, StringComparison.Ordinal);
        Assert.Contains("Write 1 to 500 characters.", await tooLong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = world.App.Open();
        Assert.False(await db.StreamNotes.AnyAsync());
    }

    [Fact]
    public async Task Without_the_token_of_the_form_nothing_is_written()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var seller = await world.App.SignInAsync(world.Seller);
        using var form = new FormUrlEncodedContent(Fields("x", "2026-03-10T12:30:00"));

        using var answer = await seller.PostAsync(Notes(world), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_past_stream_says_its_result_to_its_seller_and_to_others_under_its_channels_name()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var seller = await world.App.SignInAsync(world.Seller);
        using var admin = await world.App.SignedInAsync(Roles.Admin);

        Assert.Contains("Your first stream: 100 viewers at the peak.", await seller.GetStringAsync(Page(world)), StringComparison.Ordinal);
        Assert.Contains("</bdi>’s first stream: 100 viewers at the peak.", WebUtility.HtmlDecode(await admin.GetStringAsync(Page(world))), StringComparison.Ordinal);
    }

    private static string Page(ReadingWorld world) => $"/streams/{world.Stream.Id}";

    private static string Notes(ReadingWorld world) => $"/streams/{world.Stream.Id}/notes";

    private static Dictionary<string, string> Fields(string text, string at) =>
        new() { ["text"] = text, ["at"] = at, ["formId"] = "0198c0de-0000-7000-8000-000000000001" };
}
