using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Vendors.Agora;

namespace StreamOps.Features.Webhooks;

/// <summary>
/// Remembers which channel a converter relays, since only the notice of its creation says so, and how new the newest word of it is.
/// Forgotten when the converter is destroyed.
/// </summary>
public sealed class RelayConverters
{
    private const int LongestKey = 100;

    /// <returns>The Agora channel; null where it is not known, or where a later word of the converter was heard already.</returns>
    public async Task<string?> ChannelOfAsync(StreamOpsDb db, AgoraMediaPushEvent push, DateTimeOffset at, CancellationToken cancel)
    {
        var key = "converter:" + push.ConverterId;
        if (key.Length > LongestKey)
        {
            return null;
        }

        var row = await db.Settings.SingleOrDefaultAsync(s => s.Key == key, cancel);
        var (heardAt, channel) = Read(row?.Value);
        channel = push.Channel ?? channel;
        if (channel is null || at < heardAt)
        {
            return null;
        }

        if (push.Kind == AgoraMediaPushEventKind.Destroyed)
        {
            if (row is not null)
            {
                db.Settings.Remove(row);
            }
        }
        else if (row is null)
        {
            db.Settings.Add(new SettingRow { Key = key, Value = Write(at, channel) });
        }
        else
        {
            row.Value = Write(at, channel);
        }

        await db.SaveChangesAsync(cancel);
        return channel;
    }

    private static string Write(DateTimeOffset at, string channel) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeMilliseconds()} {channel}");

    private static (DateTimeOffset HeardAt, string? Channel) Read(string? value) =>
        value?.Split(' ', 2) is [var at, var channel] && long.TryParse(at, CultureInfo.InvariantCulture, out var ms)
            ? (DateTimeOffset.FromUnixTimeMilliseconds(ms), channel)
            : (DateTimeOffset.MinValue, null);
}
