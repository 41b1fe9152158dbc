using System.Net;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Durability;

/// <summary>An open live page of a browser: it reads events, and comes back when they end, until nobody listens any more.</summary>
internal sealed class LivePage(AppClient person)
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOpen { get; private set; }

    /// <summary>The first event was there.</summary>
    public Task Opened => opened.Task;

    /// <summary>Throws where events were cut instead of ended.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await ConnectAsync() is { } answer)
            {
                using (answer)
                {
                    await ReadAsync(answer);
                }
            }
        }
        catch (Exception error) when (opened.TrySetException(error))
        {
            // Whoever waits for the opening is told.
        }
    }

    private async Task<HttpResponseMessage?> ConnectAsync()
    {
        try
        {
            return await person.GetAsync("/live/platform", HttpCompletionOption.ResponseHeadersRead);
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return null;
        }
    }

    private async Task ReadAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var events = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[4096];
        while (await events.ReadAsync(buffer) > 0)
        {
            IsOpen = true;
            opened.TrySetResult();
        }

        IsOpen = false;
    }
}
