using System.Text.Json;
using StreamOps.Vendors.Demo.Servers;

namespace StreamOps.Vendors.Demo.Webhooks;

/// <summary>One thing a vendor has to say, at its time.</summary>
/// <param name="At">When it happened and, but for mischief, when it is sent.</param>
/// <param name="Key">The same for the same thing after a restart.</param>
public abstract record DemoNotice(DateTimeOffset At, string Key)
{
    /// <summary>Where the application receives it.</summary>
    public abstract string Path { get; }

    /// <summary>How often it is sent again, after the first time, until it is taken.</summary>
    public abstract IReadOnlyList<TimeSpan> Resends { get; }

    /// <summary>The body and headers of one attempt: what carries the time of sending differs from one to the next.</summary>
    public abstract HttpRequestMessage Request(DemoPlatformSettings settings, DateTimeOffset now);

    protected HttpRequestMessage Post(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
    }

    protected static byte[] Bytes(object body) => JsonSerializer.SerializeToUtf8Bytes(body);
}
