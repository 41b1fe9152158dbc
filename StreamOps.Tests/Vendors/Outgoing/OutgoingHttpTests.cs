using System.Diagnostics;
using System.Globalization;
using System.Net;
using StreamOps.Vendors.Outgoing;

namespace StreamOps.Tests.Vendors.Outgoing;

public sealed class OutgoingHttpTests
{
    private static readonly AddressRule Here = new([IPNetwork.Parse("127.0.0.1/32")]);

    /// <summary>Shapes of one address, some of which only a lenient reader takes for it.</summary>
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[0:0:0:0:0:ffff:7f00:0001]")]
    [InlineData("0.0.0.0")]
    [InlineData("0")]
    [InlineData("[::]")]
    [InlineData("127.0.0.1.")]
    public async Task Nobody_is_reached_inside_however_the_address_is_written(string host)
    {
        await using var server = HttpListenerStub.Start();
        using var http = new OutgoingHttp(new AddressRule([])) { Patience = TimeSpan.FromSeconds(5) };
        foreach (var scheme in new[] { "http", "https" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{scheme}://{host}:{server.Port}/"));
            Assert.Null((await http.SendAsync(request, CancellationToken.None)).Status);
        }

        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("93.184.215.14", "127.0.0.1")]
    [InlineData("127.0.0.1", "93.184.215.14")]
    [InlineData("2606:4700::1", "::1")]
    public async Task A_name_that_leads_inside_with_one_of_its_addresses_is_refused(string first, string second)
    {
        await using var server = HttpListenerStub.Start();
        using var http = new OutgoingHttp(new AddressRule([]), (_, _) => Task.FromResult(new[] { IPAddress.Parse(first), IPAddress.Parse(second) }));

        var answer = await CallAsync(http, string.Create(CultureInfo.InvariantCulture, $"https://rebinding.example:{server.Port}/"));

        Assert.Equal((null, "The address is not one of the public internet."), (answer.Status, answer.Words));
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_name_is_asked_once_for_a_connection_so_that_its_second_answer_cannot_differ()
    {
        await using var server = HttpListenerStub.Start();
        var asked = 0;
        using var http = new OutgoingHttp(Here, (_, _) => Task.FromResult<IPAddress[]>([++asked == 1 ? IPAddress.Loopback : IPAddress.Parse("127.0.0.2")]));

        Assert.True((await CallAsync(http, string.Create(CultureInfo.InvariantCulture, $"http://rebinding.example:{server.Port}/"))).IsGood);
        Assert.Equal(1, asked);

        // Another connection: judged anew, by its own answer.
        server.Answer = _ => HttpListenerStub.Drop;
        await CallAsync(http, string.Create(CultureInfo.InvariantCulture, $"http://rebinding.example:{server.Port}/"));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Without_encryption_only_what_the_operator_named_is_called()
    {
        using var http = new OutgoingHttp(Here, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.215.14")]));

        Assert.Equal("Only https is spoken to this address.", (await CallAsync(http, "http://public.example/")).Words);
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        await using var server = HttpListenerStub.Start();
        await using var inside = HttpListenerStub.Start();
        server.Answer = _ => $"302 Found\r\nLocation: {inside.Url}\r\nContent-Length: 0\r\n\r\n";
        using var http = new OutgoingHttp(Here);

        var answer = await CallAsync(http, server.Url);

        Assert.Equal((302, false, 0), (answer.Status, answer.IsGood, inside.Connections));
    }

    [Theory]
    [InlineData(HttpListenerStub.Silence)]
    [InlineData(HttpListenerStub.Trickle)]
    public async Task A_receiver_that_dawdles_is_left_when_the_time_is_over(string how)
    {
        await using var server = HttpListenerStub.Start();
        server.Answer = _ => how;
        using var http = new OutgoingHttp(Here) { Patience = TimeSpan.FromSeconds(1) };
        var watch = Stopwatch.StartNew();

        var answer = await CallAsync(http, server.Url);

        Assert.Equal((null, "No answer within 1 s."), (answer.Status, answer.Words));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Of_an_answer_without_end_the_beginning_is_read()
    {
        await using var server = HttpListenerStub.Start();
        server.Answer = _ => HttpListenerStub.Endless;
        using var http = new OutgoingHttp(Here);

        var answer = await CallAsync(http, server.Url);

        Assert.Equal(200, answer.Status);
        Assert.InRange(answer.Words.Length, 0, 301);
    }

    [Fact]
    public async Task What_the_receiver_says_is_one_line_of_text()
    {
        await using var server = HttpListenerStub.Start();
        server.Answer = _ => "400 Bad\r\nContent-Length: 21\r\n\r\nno\r\nsuch\u2028<b>room\u001b[1m";
        using var http = new OutgoingHttp(Here);

        var answer = await CallAsync(http, server.Url);

        Assert.Equal((400, "no such <b>room"), (answer.Status, answer.Words.Split('[')[0].Trim()));
    }

    [Theory]
    [InlineData("https://hooks.example/x", false, true)]
    [InlineData("https://hooks.example:8443/x?y=z", false, true)]
    [InlineData("http://hooks.example/x", false, false)]
    [InlineData("http://hooks.example/x", true, true)]
    [InlineData("ftp://hooks.example/x", true, false)]
    [InlineData("file:///etc/passwd", true, false)]
    [InlineData("gopher://hooks.example/", true, false)]
    [InlineData("https://user@hooks.example/", true, false)]
    [InlineData("https://user:secret@hooks.example/", true, false)]
    [InlineData("https://hooks.example/#part", true, false)]
    [InlineData("//hooks.example/", true, false)]
    [InlineData("/hook", true, false)]
    [InlineData("hooks.example", true, false)]
    [InlineData("https://", true, false)]
    [InlineData("https://hooks.example/\r\nHost: evil", true, false)]
    [InlineData("https://hooks .example/", true, false)]
    [InlineData("", true, false)]
    [InlineData(null, true, false)]
    public void An_address_is_whole_and_carries_nobody_s_name(string? text, bool mayBePlain, bool good) =>
        Assert.Equal(good, OutgoingAddress.TryParse(text, mayBePlain, out _));

    private static async Task<OutgoingAnswer> CallAsync(OutgoingHttp http, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        return await http.SendAsync(request, CancellationToken.None);
    }
}
