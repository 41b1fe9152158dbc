using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Vendors;

namespace StreamOps.Tests.Vendors;

public sealed class VendorHttpTests : VendorHttpCase
{
    [Fact]
    public async Task An_answer_is_read_as_json()
    {
        await using var stub = await VendorStub.SayingAsync("""{"a":1}""");

        var answer = await Ask(Hasty, stub.Url);

        Assert.Equal(1, answer.Json.Whole("a"));
    }

    [Fact]
    public async Task A_vendor_that_is_down_is_tried_three_times()
    {
        await using var stub = await VendorStub.SayingAsync("{}", 500);

        var failure = await Fail(Hasty, stub.Url);

        Assert.Equal(VendorFailure.Down, failure.Kind);
        Assert.Equal(3, stub.Calls.Count);
    }

    [Fact]
    public async Task A_failure_that_passes_is_not_noticed()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.Answer = c => VendorStub.Say(c, "{}", stub.Calls.Count < 3 ? 503 : 200);

        Assert.Equal(200, (int)(await Ask(Hasty, stub.Url)).Status);
    }

    [Fact]
    public async Task Nobody_listening_is_down() =>
        Assert.Equal(VendorFailure.Down, (await Fail(Hasty, await VendorStub.GoneAsync())).Kind);

    [Fact]
    public async Task An_answer_that_takes_30_seconds_is_cut()
    {
        await using var stub = await VendorStub.StartAsync(c => Task.Delay(TimeSpan.FromSeconds(30), c.RequestAborted));
        var watch = Stopwatch.StartNew();

        var failure = await Fail(Hasty, stub.Url);

        Assert.Equal(VendorFailure.Down, failure.Kind);
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task A_body_that_trickles_is_cut_like_a_late_answer()
    {
        await using var stub = await VendorStub.StartAsync(async c =>
        {
            while (!c.RequestAborted.IsCancellationRequested)
            {
                await c.Response.WriteAsync(" ", c.RequestAborted);
                await c.Response.Body.FlushAsync(c.RequestAborted);
                await Task.Delay(50, c.RequestAborted);
            }
        });
        var watch = Stopwatch.StartNew();

        Assert.Equal(VendorFailure.Down, (await Fail(Hasty, stub.Url)).Kind);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_100_megabytes_is_refused_without_being_read(bool announced)
    {
        var sent = 0L;
        await using var stub = await VendorStub.StartAsync(async c =>
        {
            const int Total = 100 << 20;
            c.Response.ContentLength = announced ? Total : null;
            var block = new byte[64 << 10];
            for (var i = 0; i < Total / block.Length; i++)
            {
                await c.Response.Body.WriteAsync(block, c.RequestAborted);
                Interlocked.Add(ref sent, block.Length);
                if (i % 16 == 15)
                {
                    // Once the client is gone the server takes whatever is written, until word of it arrives.
                    await Task.Delay(20, c.RequestAborted);
                }
            }
        });

        var failure = await Fail(Hasty with { AttemptTimeout = TimeSpan.FromSeconds(5), TotalTimeout = TimeSpan.FromSeconds(10) }, stub.Url);

        Assert.Equal(VendorFailure.BadAnswer, failure.Kind);
        Assert.Single(stub.Calls);
        Assert.InRange(Interlocked.Read(ref sent), 0, 20 << 20);
    }

    [Theory]
    [InlineData("<html>Welcome</html>", "text/html")]
    [InlineData("", "application/json")]
    [InlineData("""{"a":1,"a":2}""", "application/json")]
    [InlineData("""{"\ud800":1}""", "application/json")]
    [InlineData("""{"a":""", "application/json")]
    public async Task What_is_not_json_is_a_bad_answer_even_with_status_200(string body, string type)
    {
        await using var stub = await VendorStub.StartAsync(c => VendorStub.Say(c, body, 200, type));

        var outcome = await Record.ExceptionAsync(() => Ask(Hasty, stub.Url));

        // Half a surrogate pair in a name nobody asks for may pass as JSON; it must only not break the reader.
        Assert.True(outcome is VendorUnavailableException { Kind: VendorFailure.BadAnswer } || (outcome is null && body.Contains("ud800")));
    }

    [Theory]
    [InlineData(401, VendorFailure.Refused)]
    [InlineData(403, VendorFailure.Refused)]
    [InlineData(404, VendorFailure.BadAnswer)]
    [InlineData(415, VendorFailure.BadAnswer)]
    public async Task A_refusal_is_not_repeated(int status, VendorFailure expected)
    {
        await using var stub = await VendorStub.SayingAsync("""{"message":"because of token-of-ours"}""", status);

        var failure = await Fail(Hasty, stub.Url);

        Assert.Equal(expected, failure.Kind);
        Assert.Single(stub.Calls);
        Assert.Contains("because of ***", failure.Reason);
        Assert.DoesNotContain("token-of-ours", failure.ToString());
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await VendorStub.SayingAsync("{}");
        await using var stub = await VendorStub.StartAsync(c =>
        {
            c.Response.Redirect(elsewhere.Url);
            return Task.CompletedTask;
        });

        Assert.Equal(VendorFailure.BadAnswer, (await Fail(Hasty, stub.Url)).Kind);
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task A_self_signed_certificate_is_refused()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await using var stub = await VendorStub.StartAsync(certificate: certificate);

        var failure = await Fail(Hasty with { AttemptTimeout = TimeSpan.FromSeconds(5) }, stub.Url);

        Assert.Contains("identity", failure.Reason);
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_the_vendor_s_failure()
    {
        await using var stub = await VendorStub.StartAsync(c => Task.Delay(TimeSpan.FromSeconds(30), c.RequestAborted));
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await using var services = Services(Hasty);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            services.GetRequiredService<VendorHttp>().AskAsync(To(stub.Url), cancel.Token));
    }
}
