using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Tests.Vendors.Cloudflare;

/// <summary>Vectors computed independently of this code; secrets and bodies are invented.</summary>
public sealed class CloudflareVideoSignatureTests
{
    private const string Secret = "cf_stream_demo_secret_0001";
    private const long Time = 1772445700;
    private const string Tiny = """{"uid":"b4e1c2d3","readyToStream":true}""";
    private const string TinySignature = "5f86e2a0fbf212329694ad184cc0df1951f7535f4283f241abc87d9416c71e2b";
    private const string TinyHeader = "time=1772445700,sig1=" + TinySignature;

    private const string Ready =
        """{"uid":"c5f2d3e4b6a71829304b5c6d7e8f90a1","creator":null,"thumbnail":"https://customer-st0reab12cd34ef5.cloudflarestream.com/c5f2d3e4b6a71829304b5c6d7e8f90a1/thumbnails/thumbnail.jpg","thumbnailTimestampPct":0,"readyToStream":true,"readyToStreamAt":"2026-03-02T11:31:02.5Z","status":{"state":"ready","pctComplete":"100.000000","errorReasonCode":"","errorReasonText":""},"meta":{"name":"channel-42 02 Mar 26 10:00 UTC"},"created":"2026-03-01T19:30:00.1Z","modified":"2026-03-01T19:30:00.1Z","size":0,"preview":"https://customer-st0reab12cd34ef5.cloudflarestream.com/c5f2d3e4b6a71829304b5c6d7e8f90a1/watch","allowedOrigins":[],"requireSignedURLs":false,"uploaded":"2026-03-01T19:30:00.1Z","uploadExpiry":null,"maxSizeBytes":null,"maxDurationSeconds":null,"duration":5423.2,"input":{"width":1280,"height":720},"playback":{"hls":"https://customer-st0reab12cd34ef5.cloudflarestream.com/c5f2d3e4b6a71829304b5c6d7e8f90a1/manifest/video.m3u8","dash":"https://customer-st0reab12cd34ef5.cloudflarestream.com/c5f2d3e4b6a71829304b5c6d7e8f90a1/manifest/video.mpd"},"watermark":null,"clippedFrom":null,"publicDetails":null,"scheduledDeletion":null,"liveInput":"7d3c1f0a9b2e4c5d8f6a1b2c3d4e5f60"}""";

    [Theory]
    [InlineData(Ready, "844fef3b9b6e77f8cdb272737514db2cf5b74708e0f21346c4d1c71747718eec")]
    [InlineData(Tiny, TinySignature)]
    [InlineData(Tiny + "\n", "8b432fada359bb225bac4d1a86140440911f631d9ec71ecd81bcbe4d3f4b2d8e")]
    public void A_signed_body_is_taken(string body, string signature) =>
        Assert.True(IsValid(body, $"time={Time},sig1={signature}"));

    [Theory]
    [InlineData("sig1=" + TinySignature + ",time=1772445700")]
    [InlineData("time=1772445700, sig1=" + TinySignature)]
    [InlineData("v=2,time=1772445700,sig2=00,sig1=" + TinySignature + ",")]
    [InlineData("time=1772445700,sig1=5F86E2A0FBF212329694AD184CC0DF1951F7535F4283F241ABC87D9416C71E2B")]
    public void Order_unknown_parts_and_case_of_the_hex_do_not_matter(string header) => Assert.True(IsValid(Tiny, header));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("time=1772445700")]
    [InlineData("sig1=" + TinySignature)]
    [InlineData("time=,sig1=" + TinySignature)]
    [InlineData("time=soon,sig1=" + TinySignature)]
    [InlineData("time=+1772445700,sig1=" + TinySignature)]
    [InlineData("time= 1772445700,sig1=" + TinySignature)]
    [InlineData("time=99999999999999999999,sig1=" + TinySignature)]
    [InlineData("time=9223372036854775807,sig1=" + TinySignature)]
    [InlineData("time=1772445700,sig1=")]
    [InlineData("time=1772445700,sig1=5f86")]
    [InlineData("time=1772445700,sig1=" + TinySignature + "00")]
    [InlineData("time=1772445700,sig1=zz86e2a0fbf212329694ad184cc0df1951f7535f4283f241abc87d9416c71e2b")]
    [InlineData("time=1772445700,time=1772445700,sig1=" + TinySignature)]
    [InlineData("time=1772445700,sig1=" + TinySignature + ",sig1=" + TinySignature)]
    [InlineData("TIME=1772445700,SIG1=" + TinySignature)]
    public void A_header_of_another_shape_is_refused(string? header) => Assert.False(IsValid(Tiny, header));

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-299, true)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public void A_stamp_may_be_five_minutes_off_either_way(int secondsLater, bool expected) =>
        Assert.Equal(expected, IsValid(Tiny, TinyHeader, secondsLater: secondsLater));

    [Fact]
    public void Two_secrets_are_good_while_one_is_rotated()
    {
        Assert.True(IsValid(Tiny, TinyHeader, ["new", Secret]));
        Assert.True(IsValid(Tiny, TinyHeader, [Secret, "old"]));
        Assert.False(IsValid(Tiny, TinyHeader, ["new", "old"]));
    }

    [Fact]
    public void Without_a_secret_nothing_is_good_not_even_what_the_empty_secret_signed()
    {
        var header = Signed(Encoding.UTF8.GetBytes(Tiny), Time, "");

        Assert.False(IsValid(Tiny, header, []));
        Assert.False(IsValid(Tiny, header, [""]));
    }

    [Fact]
    public void The_stamp_is_signed_too() =>
        Assert.False(IsValid(Tiny, $"time={Time + 1},sig1={TinySignature}"));

    [Fact]
    public void None_of_10_000_forgeries_is_taken()
    {
        var random = new Random(42);
        var taken = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var (body, header, secrets, now) = Forged(i, random);
            taken += CloudflareVideoSignature.IsValid(body, header, secrets, now) ? 1 : 0;
        }

        Assert.Equal(0, taken);
        Assert.True(IsValid(Ready, Signed(Encoding.UTF8.GetBytes(Ready), Time, Secret)));
    }

    private static (byte[] Body, string? Header, string[] Secrets, DateTimeOffset Now) Forged(int i, Random random)
    {
        var body = Encoding.UTF8.GetBytes(i % 2 == 0 ? Ready : Tiny);
        var now = DateTimeOffset.FromUnixTimeSeconds(Time);
        var good = Signed(body, Time, Secret);
        var off = 301 + random.Next(100_000);
        return (i / 2 % 8) switch
        {
            0 => (Forgery.FlipBit(body, random), good, [Secret], now),
            1 => (body, Forgery.OtherDigit(good, good.Length - 64, random), [Secret], now),
            2 => (body, Signed(body, Time, Forgery.Text(random)), [Secret], now),
            3 => (body, Signed(body, Time, ""), [Secret, ""], now),
            4 => (body, null, [Secret], now),
            5 => (body, $"time={Time},sig1={Forgery.Sha1(Secret, [.. Encoding.ASCII.GetBytes($"{Time}."), .. body])}", [Secret], now),
            6 => (Forgery.Reserialised(body, random), good, [Secret], now),
            _ => (body, good, [Secret], now.AddSeconds(random.Next(2) == 0 ? off : -off)),
        };
    }

    private static string Signed(byte[] body, long time, string secret)
    {
        var stamp = time.ToString(CultureInfo.InvariantCulture);
        byte[] message = [.. Encoding.ASCII.GetBytes(stamp + "."), .. body];
        return $"time={stamp},sig1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), message))}";
    }

    private static bool IsValid(string body, string? header, string[]? secrets = null, int secondsLater = 0) =>
        CloudflareVideoSignature.IsValid(Encoding.UTF8.GetBytes(body), header, secrets ?? [Secret], DateTimeOffset.FromUnixTimeSeconds(Time + secondsLater));
}
