using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Messages;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data;

/// <summary>The code's check is courtesy, the index is the law: here the law is asked directly.</summary>
public sealed class ConstraintsTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_channel_has_at_most_one_live_stream_and_any_number_of_past_ones(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var channel = await Given.ChannelAsync(db);
        await Given.StreamAsync(db, channel, s => s.EndedAt = Given.Noon.AddHours(1));
        await Given.StreamAsync(db, channel, s => s.EndedAt = Given.Noon.AddHours(2));
        await Given.StreamAsync(db, channel);

        await RefusesTwinAsync(db, () => Given.StreamAsync(db, channel));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_broadcast_id_is_unique_within_its_channel_only(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var channel = await Given.ChannelAsync(db);
        await Given.StreamAsync(db, channel, Evening);
        await Given.StreamAsync(db, await Given.ChannelAsync(db), Evening);

        await RefusesTwinAsync(db, () => Given.StreamAsync(db, channel, Evening));

        static void Evening(StreamRow stream)
        {
            stream.ExternalId = "evening";
            stream.EndedAt = Given.Noon.AddHours(1);
        }
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_vendor_s_channel_belongs_to_one_channel_of_ours(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var channel = await Given.ChannelAsync(db);

        await RefusesTwinAsync(db, () => Given.ChannelAsync(db, c => c.ExternalId = channel.ExternalId));
        await RefusesTwinAsync(db, () => Given.ChannelAsync(db, c => c.AgoraChannel = channel.AgoraChannel));
        await RefusesTwinAsync(db, () => Given.ChannelAsync(db, c => c.CloudflareLiveInputId = channel.CloudflareLiveInputId));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Channels_without_a_vendor_s_channel_do_not_collide(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();

        await Given.ChannelAsync(db, c => c.AgoraChannel = c.CloudflareLiveInputId = null);
        await Given.ChannelAsync(db, c => c.AgoraChannel = c.CloudflareLiveInputId = null);

        Assert.Equal(2, await db.Channels.CountAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_cost_record_exists_once_for_stream_service_type_and_month(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var price = (await Given.PricesAsync(db))[0];
        var stream = await Given.StreamAsync(db, await Given.ChannelAsync(db));
        await Given.CostAsync(db, stream, price);
        await Given.CostAsync(db, stream, price, c => c.Month = "2026-04");

        await RefusesTwinAsync(db, () => Given.CostAsync(db, stream, price));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Filling_the_price_book_twice_is_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        await Given.PricesAsync(db);

        await RefusesTwinAsync(db, () => Given.PricesAsync(db));
    }

    public static TheoryData<DatabaseKind, string> UniqueRows()
    {
        var rows = new TheoryData<DatabaseKind, string>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            foreach (var name in Twins.Keys)
            {
                rows.Add(kind, name);
            }
        }

        return rows;
    }

    private static Dictionary<string, Func<object>> Twins { get; } = new()
    {
        ["inbox"] = () => new InboxMessageRow { Source = "agora", DedupeKey = "n-1", EventType = "101", Body = "{}", ReceivedAt = Given.Noon },
        ["outbox"] = () => new OutboxMailRow
        {
            DedupeKey = "budget-1",
            Recipient = "a@b.example",
            Subject = "s",
            TextBody = "t",
            HtmlBody = "h",
            MessageId = "m",
            CreatedAt = Given.Noon,
        },
        ["key"] = () => new ApiKeyRow { Name = "k", Prefix = "p", Hash = new string('a', 64), Scopes = "read", CreatedAt = Given.Noon },
        ["minute"] = () => new StreamMinuteRow { StreamId = 1, Minute = Given.Noon },
        ["day"] = () => new StreamDayRow { StreamId = 1, Day = new DateOnly(2026, 3, 15) },
        ["leg"] = () => new ChannelLegRow { ChannelId = 1, Leg = "agora", ChangedAt = Given.Noon },
        ["host"] = () => new ChannelHostRow { ChannelId = 1, Uid = 7, ChangedAt = Given.Noon },
    };

    [Theory, MemberData(nameof(UniqueRows))]
    public async Task What_a_retry_writes_again_is_refused_by_its_key(DatabaseKind kind, string row)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        db.Add(Twins[row]());
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        await RefusesTwinAsync(db, () =>
        {
            db.Add(Twins[row]());
            return db.SaveChangesAsync();
        });
    }

    private static async Task RefusesTwinAsync(StreamOpsDb db, Func<Task> write)
    {
        var error = await Assert.ThrowsAsync<DbUpdateException>(write);
        Assert.True(db.IsDuplicateKey(error), error.InnerException?.Message);
        db.ChangeTracker.Clear();
    }
}
