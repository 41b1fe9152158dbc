using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Notifications;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Access;
using StreamOps.Vendors.Demo.Servers;
using StreamOps.Vendors.Mail;

namespace StreamOps.Features.Demo;

/// <summary>The demo's accounts and channels. Part of the first start; does nothing the second time.</summary>
public sealed class DemoPeople(DemoPlatform platform, Accounts accounts, IPasswordHasher<UserRow> hasher, MailSender mail, TimeProvider clock)
{
    public const string Password = "streamops-demo";
    public const string Admin = "admin@demo.streamops.local";
    public const string Finance = "finance@demo.streamops.local";

    public async Task FillAsync(StreamOpsDb db, CancellationToken cancel)
    {
        await AddAsync(db, Admin, "Demo admin", Roles.Admin, cancel);
        await AddAsync(db, Finance, "Demo finance", Roles.Finance, cancel);
        foreach (var seller in platform.World.Schedule.Sellers)
        {
            await AddAsync(db, seller.Email, seller.Name, Roles.Seller, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await AddChannelsAsync(db, cancel);
    }

    private async Task AddAsync(StreamOpsDb db, string email, string name, string role, CancellationToken cancel)
    {
        if (await accounts.FindAsync(db, email, cancel) is null)
        {
            var user = await accounts.AddAsync(db, email, name, role, cancel);
            user.PasswordHash = hasher.HashPassword(user, Password);
            user.EmailConfirmed = true;
            if (!mail.IsOn)
            {
                db.Subscriptions.AddRange(Silence(user));
            }
        }
    }

    /// <summary>Without a mail server the demo's mails would wait for ever. Who sets one up turns them on.</summary>
    private IEnumerable<SubscriptionRow> Silence(UserRow user) => Enum.GetValues<NotificationKind>().Select(kind => new SubscriptionRow
    {
        UserId = user.Id,
        Kind = kind,
        IsMailed = false,
        LeastSeverity = SubscriptionRow.Usual(kind),
        ChangedAt = clock.GetUtcNow(),
    });

    private async Task AddChannelsAsync(StreamOpsDb db, CancellationToken cancel)
    {
        var known = await db.Channels.Select(c => c.ExternalId).ToListAsync(cancel);
        foreach (var channel in platform.World.Schedule.Channels.Where(c => !known.Contains(c.ExternalId)))
        {
            var seller = await accounts.FindAsync(db, channel.Seller.Email, cancel);
            db.Channels.Add(new ChannelRow
            {
                ExternalId = channel.ExternalId,
                Name = channel.Name,
                SellerId = seller!.Id,
                AgoraChannel = channel.AgoraChannel,
                CloudflareLiveInputId = channel.CloudflareLiveInputId,
                Tier = DemoWords.Read<ResolutionTier>(channel.Tier),
                Relay = DemoWords.Read<RelayPath>(channel.Relay),
                CreatedAt = clock.GetUtcNow(),
            });
        }

        await db.SaveChangesAsync(cancel);
    }
}

internal static class DemoWords
{
    /// <summary>The demo speaks the contract's words, as any platform would.</summary>
    public static TEnum Read<TEnum>(string word)
        where TEnum : struct, Enum =>
        WireName.TryParse<TEnum>(word, out var value) ? value : throw new InvalidOperationException($"The demo said '{word}', which is no {typeof(TEnum).Name}.");
}
