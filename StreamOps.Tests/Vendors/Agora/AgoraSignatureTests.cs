using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StreamOps.Vendors.Agora;

namespace StreamOps.Tests.Vendors.Agora;

/// <summary>Vectors computed independently of this code; secrets and bodies are invented, but for the one that Agora published.</summary>
public sealed class AgoraSignatureTests
{
    private const string Secret = "agora_ncs_demo_secret_0001";
    private const string Joined = """{"noticeId":"2000009001:77:103","productId":1,"eventType":103,"notifyMs":1772445603412,"payload":{"channelName":"shop_live_42","uid":1042,"platform":7,"clientSeq":1772445603120,"ts":1772445603,"account":"seller-17"}}""";
    private const string JoinedSignature = "9fdb24771d9947fca22a91be80bf8922508fd2f7106bd7d5226ded5e8daf7797";
    private const string JoinedSha1 = "11bb1518398d1c93dcba848f6049da95f828381a";
    private const string NotAscii = """{"eventType":103,"payload":{"channelName":"dirección_ñ"}}""";
    private const string Published = """{"eventMs":1560408533119,"eventType":10,"noticeId":"4eb720f0-8da7-11e9-a43e-53f411c2761f","notifyMs":1560408533119,"payload":{"a":"1","b":2},"productId":1}""";

    [Theory]
    [InlineData(Secret, Joined, JoinedSignature)]
    [InlineData(Secret, NotAscii, "4f54ae8b67e8ac963f96af0bf250c6965949896cf67650cc7500a7eaacfa8caa")]
    [InlineData("secret", Published, "6d3320c60b11101395b7fc8f9068748808a0aa1bfa064438e39d1bc2c7d74d99")]
    public void A_signed_body_is_taken(string secret, string body, string signature) =>
        Assert.True(IsValid(body, signature, secret));

    [Fact]
    public void The_published_vectors_are_taken()
    {
        var file = SharedFacts.Find("data/webhooks/agora/signature-vectors.jsonl");
        Assert.SkipWhen(file is null, "The shared data folder is not here.");
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0))
        {
            var vector = JsonDocument.Parse(line).RootElement;
            Assert.Equal(vector.GetProperty("expected").GetString() == "accept", IsValid(
                vector.GetProperty("body").GetString()!, vector.GetProperty("Agora-Signature-V2").GetString(), vector.GetProperty("secret").GetString()!));
            Assert.False(IsValid(
                vector.GetProperty("body").GetString()!, vector.GetProperty("Agora-Signature").GetString(), vector.GetProperty("secret").GetString()!));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(JoinedSha1)]
    [InlineData(JoinedSignature + "00")]
    [InlineData(" " + JoinedSignature)]
    [InlineData(JoinedSignature + "," + JoinedSignature)]
    [InlineData("zzdb24771d9947fca22a91be80bf8922508fd2f7106bd7d5226ded5e8daf7797")]
    public void A_header_of_another_shape_is_refused(string? header) => Assert.False(IsValid(Joined, header, Secret));

    [Fact]
    public void Case_of_the_hex_does_not_matter() => Assert.True(IsValid(Joined, JoinedSignature.ToUpperInvariant(), Secret));

    [Fact]
    public void Two_secrets_are_good_while_one_is_rotated()
    {
        Assert.True(IsValid(Joined, JoinedSignature, "new", Secret));
        Assert.True(IsValid(Joined, JoinedSignature, Secret, "old"));
        Assert.False(IsValid(Joined, JoinedSignature, "new", "old"));
    }

    [Fact]
    public void Without_a_secret_nothing_is_good_not_even_what_the_empty_secret_signed()
    {
        Assert.False(IsValid(Joined, Signed(Encoding.UTF8.GetBytes(Joined), "")));
        Assert.False(IsValid(Joined, Signed(Encoding.UTF8.GetBytes(Joined), ""), ""));
    }

    [Fact]
    public void None_of_10_000_forgeries_is_taken()
    {
        var random = new Random(42);
        var taken = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var (body, header, secrets) = Forged(i, random);
            taken += AgoraSignature.IsValid(body, header, secrets) ? 1 : 0;
        }

        Assert.Equal(0, taken);
        Assert.True(IsValid(Joined, Signed(Encoding.UTF8.GetBytes(Joined), Secret), Secret));
    }

    private static (byte[] Body, string? Header, string[] Secrets) Forged(int i, Random random)
    {
        var body = Encoding.UTF8.GetBytes(i % 2 == 0 ? Joined : Published);
        var good = Signed(body, Secret);
        return (i / 2 % 7) switch
        {
            0 => (Forgery.FlipBit(body, random), good, [Secret]),
            1 => (body, Forgery.OtherDigit(good, 0, random), [Secret]),
            2 => (body, Signed(body, Forgery.Text(random)), [Secret]),
            3 => (body, Signed(body, ""), [Secret, ""]),
            4 => (body, null, [Secret]),
            5 => (body, Forgery.Sha1(Secret, body), [Secret]),
            _ => (Forgery.Reserialised(body, random), good, [Secret]),
        };
    }

    private static string Signed(byte[] body, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    private static bool IsValid(string body, string? header, params string[] secrets) =>
        AgoraSignature.IsValid(Encoding.UTF8.GetBytes(body), header, secrets);
}
