using System.Net;
using System.Text.Json;
using StreamOps.Data.Access;
using StreamOps.Data.Streams;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Reading;

/// <summary>A running application with one seller's past stream of 90 minutes before 100 viewers, and callers of every kind.</summary>
public sealed class ReadingWorld : IAsyncDisposable
{
    /// <summary>Long over, so that nothing about it depends on the clock.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private ReadingWorld(StreamOpsApp app, Studio studio, UserRow seller, StreamRow stream)
    {
        App = app;
        Studio = studio;
        Seller = seller;
        Stream = stream;
    }

    public StreamOpsApp App { get; }

    public Studio Studio { get; }

    public UserRow Seller { get; }

    public StreamRow Stream { get; }

    public static async Task<ReadingWorld> StartAsync(DatabaseKind kind)
    {
        var app = await StreamOpsApp.StartAsync(kind);
        var studio = Studio.Of(app, Start.AddDays(5));
        var seller = await SessionCookie.AddUserAsync(app.Services, Roles.Seller);
        var channel = await studio.ChannelAsync(c => c.SellerId = seller.Id);
        var stream = await studio.BroadcastAsync(channel, Start, Start.AddMinutes(90), hls: 100);
        await studio.RecordAsync();
        return new ReadingWorld(app, studio, seller, stream);
    }

    /// <summary>The answer to a key of scope read.</summary>
    public async Task<JsonElement> ReadAsync(string path)
    {
        using var client = App.WithKey();
        return await JsonAsync(client, path, HttpStatusCode.OK);
    }

    public static async Task<JsonElement> JsonAsync(HttpClient client, string path, HttpStatusCode expected)
    {
        using var answer = await client.GetAsync("/api/v1" + path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        await Studio.DisposeAsync();
        await App.DisposeAsync();
    }
}
