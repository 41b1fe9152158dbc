using System.Net;
using CsCheck;
using StreamOps.Vendors.Outgoing;

namespace StreamOps.Tests.Vendors.Outgoing;

/// <summary>No address of our own side of the firewall is reached by a URL that somebody typed.</summary>
public sealed class AddressRuleTests
{
    private static readonly AddressRule Rule = new([]);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.170.2")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("::ffff:0:127.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::7f00:1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:0:7f00:1::")]
    [InlineData("2001:10::1")]
    [InlineData("2001:20::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("ff0e::1")]
    public void What_is_not_the_public_internet_is_refused(string address) => Assert.False(Rule.MayReach(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("223.255.255.255")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001::1")]
    public void The_public_internet_is_reached_up_to_its_edges(string address) => Assert.True(Rule.MayReach(IPAddress.Parse(address)));

    [Fact]
    public void Of_all_addresses_of_IPv4_the_refused_ones_are_those_of_the_list() => Gen.UInt.Sample(
        number =>
        {
            var (a, b, c) = (number >> 24, (number >> 16) & 255, (number >> 8) & 255);
            var isInside = a is 0 or 10 or 127 or >= 224 || (a == 100 && b is >= 64 and < 128) || (a == 169 && b == 254) || (a == 172 && b is >= 16 and < 32)
                || (a == 192 && (b == 168 || (b == 0 && c is 0 or 2) || (b == 31 && c == 196) || (b == 52 && c == 193) || (b == 88 && c == 99) || (b == 175 && c == 48)))
                || (a == 198 && (b is 18 or 19 || (b == 51 && c == 100))) || (a == 203 && b == 0 && c == 113);
            return Rule.MayReach(Of(number)) == !isInside;
        },
        iter: 20_000);

    [Fact]
    public void No_address_of_IPv4_is_reached_in_the_clothes_of_IPv6() => Gen.UInt.Sample(
        number =>
        {
            var v4 = Of(number);
            var bytes = v4.GetAddressBytes();
            string hex = $"{bytes[0]:x2}{bytes[1]:x2}:{bytes[2]:x2}{bytes[3]:x2}";
            return !new[] { $"::ffff:{v4}", $"::{v4}", $"64:ff9b::{v4}", $"2002:{hex}::1", $"2001:0:{hex}::1" }.Any(text => Rule.MayReach(IPAddress.Parse(text)));
        },
        iter: 2_000);

    [Fact]
    public void What_the_operator_names_is_reached_and_nothing_beside_it()
    {
        var rule = new AddressRule([IPNetwork.Parse("10.1.0.0/16"), IPNetwork.Parse("127.0.0.1/32")]);

        Assert.True(rule.MayReach(IPAddress.Parse("10.1.255.3")));
        Assert.True(rule.MayReach(IPAddress.Loopback));
        Assert.False(rule.MayReach(IPAddress.Parse("10.2.0.1")));
        Assert.False(rule.MayReach(IPAddress.Parse("127.0.0.2")));
        Assert.False(rule.MayReach(IPAddress.Parse("::ffff:127.0.0.1")));
        Assert.False(rule.IsNamed(IPAddress.Parse("8.8.8.8")));
    }

    private static IPAddress Of(uint number) => new([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
}
