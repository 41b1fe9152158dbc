using System.Text;

namespace StreamOps.Tests.Vendors;

/// <summary>Bodies that a signed sender would not send, and that must not hurt anyway. Tests are told their names, since a megabyte makes a poor test name.</summary>
public static class Odd
{
    public static TheoryData<string> Names { get; } = [.. Bodies.Keys];

    private static Dictionary<string, byte[]> Bodies => new()
    {
        ["empty"] = [],
        ["null"] = "null"u8.ToArray(),
        ["list"] = "[]"u8.ToArray(),
        ["number"] = "1e400"u8.ToArray(),
        ["cut"] = "{\"noticeId\":\"a\",\"productId\":1"u8.ToArray(),
        ["deep"] = Encoding.UTF8.GetBytes(new string('[', 10_000)),
        ["not utf-8"] = [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D],
        ["utf-16"] = Encoding.Unicode.GetBytes("{}"),
        ["mark"] = [0xEF, 0xBB, 0xBF, .. "{\"noticeId\":\"a\",\"productId\":1,\"eventType\":1}"u8],
        ["half surrogate in a value"] = "{\"noticeId\":\"\\ud800\",\"uid\":\"\\ud800\",\"data\":{\"input_id\":\"\\udc00\"}}"u8.ToArray(),
        ["half surrogate in a name"] = "{\"\\ud800\":1,\"noticeId\\ud800x\":2,\"noticeId\":\"a\",\"productId\":1,\"eventType\":1}"u8.ToArray(),
        ["bad utf-8 in a value"] = [.. "{\"noticeId\":\""u8, 0xC3, 0x28, .. "\",\"productId\":1,\"eventType\":1}"u8],
        ["nul"] = "{\"noticeId\":\"a\\u0000b\",\"productId\":1,\"eventType\":1,\"payload\":{\"channelName\":\"\\u0000\"}}"u8.ToArray(),
        ["objects in scalar fields"] = "{\"noticeId\":{},\"productId\":[],\"eventType\":{},\"payload\":3}"u8.ToArray(),
        ["scalars in object fields"] = "{\"noticeId\":1,\"productId\":\"1\",\"eventType\":\"103\",\"payload\":\"x\",\"status\":3,\"uid\":7,\"data\":[1]}"u8.ToArray(),
        ["numbers out of range"] = "{\"noticeId\":\"a\",\"productId\":1,\"eventType\":1,\"notifyMs\":99999999999999999999,\"payload\":{\"channelName\":\"c\",\"ts\":-5,\"uid\":1e999,\"duration\":-1}}"u8.ToArray(),
        ["double names"] = "{\"noticeId\":\"a\",\"noticeId\":\"b\",\"productId\":1,\"eventType\":1}"u8.ToArray(),
        ["a megabyte of text"] = Encoding.UTF8.GetBytes($"{{\"noticeId\":\"{new string('x', 1 << 20)}\",\"productId\":1,\"eventType\":1}}"),
        ["year 10000"] = "{\"data\":{\"input_id\":\"a\",\"event_type\":\"b\",\"updated_at\":\"10000-01-01T00:00:00Z\"}}"u8.ToArray(),
    };

    public static byte[] Body(string name) => Bodies[name];
}
