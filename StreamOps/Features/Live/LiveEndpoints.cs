using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Live;

/// <summary>Server-sent events. Each event is the whole state, so a browser that reconnects has missed nothing it needs.</summary>
public sealed class LiveEndpoints(LiveFeed feed, LiveDoor door, IHostApplicationLifetime life, IServiceScopeFactory scopes, BillingCalendar calendar)
{
    /// <summary>A connection is closed after this long and comes back by itself: whoever lost the right to it stays out.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(55);

    /// <summary>Taken off at random, so that pages opened together do not all come back together.</summary>
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    public IResult Platform(HttpContext context) =>
        Open(context, cancel => PlatformEventsAsync(context.User.ChannelScope(), cancel));

    public async Task<IResult> StreamAsync(long id, HttpContext context, CancellationToken cancel)
    {
        var scope = context.User.ChannelScope();
        return await OneAsync(scope, id, cancel) is null
            ? Results.NotFound()
            : Open(context, token => SampleEventsAsync(scope, id, token));
    }

    private IResult Open<T>(HttpContext context, Func<CancellationToken, IAsyncEnumerable<SseItem<T>>> events)
    {
        if (door.TryEnter(context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "") is not { } place)
        {
            context.Response.Headers.RetryAfter = "5";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        context.Response.RegisterForDispose(place);

        // Without the second token an open page would hold up the shutdown of the whole host.
        var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        ending.CancelAfter(Longest - (Spread * Random.Shared.NextDouble()));
        context.Response.RegisterForDispose(ending);
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(UntilAsync(events(ending.Token)));
    }

    /// <summary>Ends the stream of events quietly when the page, the connection's time or the host ends.</summary>
    private static async IAsyncEnumerable<SseItem<T>> UntilAsync<T>(IAsyncEnumerable<SseItem<T>> events)
    {
        await using var source = events.GetAsyncEnumerator(CancellationToken.None);
        while (true)
        {
            try
            {
                if (!await source.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            yield return source.Current;
        }
    }

    private async IAsyncEnumerable<SseItem<PlatformEvent>> PlatformEventsAsync(ChannelScope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var snapshot in feed.WatchAsync(cancel))
        {
            var mine = snapshot.Streams.Where(s => scope.SellerId is null || s.SellerId == scope.SellerId);
            yield return Item(PlatformEvent.Of(mine, snapshot), "platform", snapshot.At);
        }
    }

    private async IAsyncEnumerable<SseItem<SampleEvent>> SampleEventsAsync(ChannelScope scope, long id, [EnumeratorCancellation] CancellationToken cancel)
    {
        IReadOnlyCollection<TimeSpan>? lengths = null;
        await foreach (var snapshot in feed.WatchAsync(cancel))
        {
            if (snapshot.Streams.FirstOrDefault(s => s.Stream.Id == id) is { } live)
            {
                // Ended streams do not change under an open connection; the next one asks again.
                lengths ??= await LengthsAsync(live, cancel);
                var outlook = LiveReads.Outlook(live, snapshot.Book, lengths, calendar);
                yield return Item(SampleEvent.Of(live, snapshot.RecentOf(live), outlook, snapshot.Book, snapshot.CostUsd(id)), "sample", snapshot.At);
                continue;
            }

            // Not among the live: its last event says how it ended.
            if (await OneAsync(scope, id, cancel) is { } over)
            {
                yield return Item(over, "sample", snapshot.At);
            }

            yield break;
        }
    }

    private async Task<SampleEvent?> OneAsync(ChannelScope scope, long id, CancellationToken cancel)
    {
        await using var services = scopes.CreateAsyncScope();
        if (await services.ServiceProvider.GetRequiredService<StreamReads>().OneAsync(scope, id, cancel) is not { } figures)
        {
            return null;
        }

        var course = await services.ServiceProvider.GetRequiredService<LiveReads>().OfAsync(figures, cancel);
        var book = await PriceBooks.CurrentAsync(services.ServiceProvider.GetRequiredService<StreamOpsDb>(), cancel);
        return SampleEvent.Of(figures, course.Recent, course.Outlook, book, figures.CostUsd(book));
    }

    private async Task<IReadOnlyCollection<TimeSpan>> LengthsAsync(StreamFigures stream, CancellationToken cancel)
    {
        await using var services = scopes.CreateAsyncScope();
        return await services.ServiceProvider.GetRequiredService<LiveReads>().LengthsAsync(stream.Stream.ChannelId, cancel);
    }

    private static SseItem<T> Item<T>(T data, string name, DateTimeOffset at) =>
        new(data, name)
        {
            EventId = at.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            ReconnectionInterval = Retry,
        };
}
