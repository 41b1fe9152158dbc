using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features;

public sealed class MalformedBodiesTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, 5000)]
    [InlineData(DatabaseKind.Postgres, 1000)]
    public async Task A6_Malformed_bodies_are_refused_with_the_field_named_and_nothing_stored(DatabaseKind kind, int count)
    {
        await using var app = await IngestApp.StartAsync(kind);
        var channel = await app.ChannelAsync();
        var stream = await app.StreamAsync();
        var random = new Random(20240514);
        var bodies = Enumerable.Range(0, count).Select(_ => MalformedBody.Next(random, channel, stream)).ToList();
        var before = await RowsAsync(app);

        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (body, _) =>
        {
            if (await FaultAsync(app, body) is { } fault)
            {
                var text = Encoding.UTF8.GetString(body.Bytes);
                wrong.Add($"{fault}\n    {body.Method} {body.Path} {text[..Math.Min(text.Length, 300)]}");
            }
        });

        Assert.True(wrong.IsEmpty, $"{wrong.Count} of {count}:\n{string.Join("\n", wrong.Take(12))}");
        Assert.Equal(before, await RowsAsync(app));
    }

    private static async Task<string?> FaultAsync(IngestApp app, MalformedBody body)
    {
        using var request = new HttpRequestMessage(body.Method, body.Path) { Content = new ByteArrayContent(body.Bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(body.ContentType);
        using var response = await app.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode != body.Status || response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return $"{(int)response.StatusCode} instead of {body.Status} for {body.Field}: {text}";
        }

        return JsonDocument.Parse(text).RootElement.TryGetProperty("errors", out var errors)
            && errors.EnumerateObject().Any()
            && (body.Field is null || errors.TryGetProperty(body.Field, out _))
                ? null
                : $"does not name {body.Field ?? "anything"}: {text}";
    }

    private static async Task<string> RowsAsync(IngestApp app)
    {
        await using var db = app.Database.Open();
        return $"{await db.Channels.CountAsync()} {await db.Users.CountAsync()} {await db.OutboxMails.CountAsync()} {await db.Streams.CountAsync()} "
            + $"{await db.Streams.CountAsync(s => s.EndedAt != null)} {await db.Samples.CountAsync()} {await db.StreamTotals.CountAsync()} {await db.CostDuties.CountAsync()}";
    }
}
