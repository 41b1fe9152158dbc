using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StreamOps.Tests.Vendors;

namespace StreamOps.Tests.Features.Sampling;

/// <summary>Both vendors in one server, saying what the test wants.</summary>
public sealed class PlayedVendors : IAsyncDisposable
{
    private VendorStub stub = null!;

    public string Url => stub.Url;

    public IReadOnlyList<StubCall> Calls => stub.Calls;

    public bool CloudflareLive { get; set; } = true;

    public string Viewers { get; set; } = "120";

    public DateTimeOffset? VideoSince { get; set; }

    public int[] Hosts { get; set; } = [7];

    public int Audience { get; set; } = 4;

    public string? ConverterState { get; set; } = "running";

    /// <summary>What Cloudflare's analytics say of the ingest, group by group; null: they refuse to say.</summary>
    public object[]? Ingest { get; set; } = [];

    /// <summary>Misbehaviour in the place of any answer to a matching address.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public static async Task<PlayedVendors> StartAsync()
    {
        var vendors = new PlayedVendors();
        vendors.stub = await VendorStub.StartAsync(vendors.AnswerAsync);
        return vendors;
    }

    public ValueTask DisposeAsync() => stub.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        if (Instead is { } instead)
        {
            return instead(context);
        }

        var path = context.Request.Path.Value!;
        return path.EndsWith("/lifecycle", StringComparison.Ordinal) ? Say(new { isInput = true, videoUID = CloudflareLive ? "video-1" : null, live = CloudflareLive })
            : path.EndsWith("/views", StringComparison.Ordinal) ? VendorStub.Say(context, "{\"liveViewers\":" + Viewers + "}")
            : path.Contains("/channel/user/", StringComparison.Ordinal) ? Say(new { success = true, data = Users() })
            : path.EndsWith("/graphql", StringComparison.Ordinal) ? Say(Ingest is null ? new { errors = new[] { new { message = "unknown field" } } } : (object)new { data = new { viewer = new { accounts = new[] { new { liveInputEventsAdaptiveGroups = Ingest } } } } })
            : path.EndsWith("/rtmp-converters", StringComparison.Ordinal) ? Say(new { success = true, data = new { cursor = 0, members = Converters() } })
            : path.EndsWith("/dev/v1/projects", StringComparison.Ordinal) ? Say(new { projects = Array.Empty<object>() }, 201)
            : path.EndsWith("/storage-usage", StringComparison.Ordinal) ? Say(new { success = true, result = new { totalStorageMinutes = 0, totalStorageMinutesLimit = 1000, videoCount = 0 } })
            : Say(new { success = true, result = Videos() });

        Task Say(object answer, int status = 200) => VendorStub.Say(context, JsonSerializer.Serialize(answer), status);
    }

    private object Users() => Hosts.Length == 0 && Audience == 0
        ? new { channel_exist = false }
        : new { channel_exist = true, mode = 2, broadcasters = Hosts, audience = Array.Empty<int>(), audience_total = Audience };

    private object[] Converters() => ConverterState is null ? [] : [new { converterId = "c", state = ConverterState }];

    private object[] Videos() => VideoSince is not { } since ? [] :
    [
        new { uid = "video-1", created = since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), status = new { state = "live-inprogress" } },
    ];
}
