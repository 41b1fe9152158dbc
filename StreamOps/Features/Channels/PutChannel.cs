using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Channels;

/// <summary>What became of a channel that was put.</summary>
/// <param name="Taken">By field name, the external id of the channel that has the value already; empty: the channel is as was said.</param>
public sealed record PutChannelResult(ChannelRow? Channel, bool IsNew, IReadOnlyDictionary<string, string> Taken);

/// <summary>Makes a channel what the caller says, and the seller's account with it where the address is new. May be repeated.</summary>
public sealed class PutChannel(IDbContextFactory<StreamOpsDb> factory, SellerAccounts sellers, PromiseBell bell, TimeProvider clock)
{
    /// <summary>Each lost race means that somebody else's row is there by now, so a few tries are plenty.</summary>
    private const int Tries = 5;

    public async Task<PutChannelResult> RunAsync(string externalId, PutChannelBody body, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            try
            {
                return await TryAsync(db, externalId, body, cancel);
            }
            catch (DbUpdateException error) when (attempt < Tries && db.IsDuplicateKey(error))
            {
                // A twin was faster; the next try finds its row.
            }
        }
    }

    private async Task<PutChannelResult> TryAsync(StreamOpsDb db, string externalId, PutChannelBody body, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var taken = await TakenAsync(db, externalId, body, cancel);
        if (taken.Count > 0)
        {
            return new PutChannelResult(null, false, taken);
        }

        var seller = await sellers.FindOrInviteAsync(db, body.SellerEmail, cancel);
        var channel = await db.Channels.SingleOrDefaultAsync(c => c.ExternalId == externalId, cancel);
        var isNew = channel is null;
        if (channel is null)
        {
            channel = new ChannelRow { ExternalId = externalId, Name = body.Name, CreatedAt = clock.GetUtcNow() };
            db.Channels.Add(channel);
        }

        channel.Name = body.Name;
        channel.SellerId = seller.Id;
        channel.Seller = seller;
        channel.AgoraChannel = body.AgoraChannel;
        channel.CloudflareLiveInputId = body.CloudflareLiveInputId;
        channel.Tier = body.Tier ?? ResolutionTier.Hd;
        channel.Relay = body.Relay ?? RelayPath.MediaPush;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        if (seller.PasswordHash is null)
        {
            bell.Ring(Promise.Mail);
        }

        return new PutChannelResult(channel, isNew, taken);
    }

    private static async Task<Dictionary<string, string>> TakenAsync(StreamOpsDb db, string externalId, PutChannelBody body, CancellationToken cancel)
    {
        var taken = new Dictionary<string, string>();
        var others = db.Channels.AsNoTracking().Where(c => c.ExternalId != externalId);
        if (body.AgoraChannel is { } agora && await others.SingleOrDefaultAsync(c => c.AgoraChannel == agora, cancel) is { } first)
        {
            taken["agoraChannel"] = first.ExternalId;
        }

        if (body.CloudflareLiveInputId is { } input && await others.SingleOrDefaultAsync(c => c.CloudflareLiveInputId == input, cancel) is { } second)
        {
            taken["cloudflareLiveInputId"] = second.ExternalId;
        }

        return taken;
    }
}
