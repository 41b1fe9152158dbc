using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Budgets;
using StreamOps.Data.Messages;
using StreamOps.Domain.Budgets;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Budgets;

/// <summary>A rendered mail about one threshold; the same for every recipient.</summary>
public sealed record BudgetLetter(Threshold Threshold, string Subject, RenderedMail Body);

/// <summary>Writes the mails that tell of a crossed threshold.</summary>
public sealed class BudgetMails(SpendDrivers drivers, MailRenderer renderer, PublicAddress address, TimeProvider clock)
{
    private const int MostDrivers = 5;
    private const int LongestName = 80;

    public async Task<IReadOnlyList<BudgetLetter>> WriteAsync(BudgetFigure figure, IReadOnlyList<Threshold> thresholds, CancellationToken cancel)
    {
        var driving = await drivers.OfAsync(figure.Budget, figure.Period, MostDrivers, cancel);
        var letters = new List<BudgetLetter>();
        foreach (var threshold in thresholds)
        {
            var body = await renderer.RenderAsync<BudgetMail>(new Dictionary<string, object?>
            {
                [nameof(BudgetMail.Figure)] = figure,
                [nameof(BudgetMail.Threshold)] = threshold,
                [nameof(BudgetMail.Drivers)] = driving,
                [nameof(BudgetMail.Base)] = address.Base.AbsoluteUri.TrimEnd('/'),
            });
            letters.Add(new BudgetLetter(threshold, Subject(figure, threshold), body));
        }

        return letters;
    }

    /// <summary>Enabled admins.</summary>
    public static Task<List<UserRow>> RecipientsAsync(StreamOpsDb db, CancellationToken cancel) =>
        db.Users.AsNoTracking()
            .Where(u => u.DisabledAt == null && u.Email != null && db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(n => n.Id == r.RoleId && n.Name == Roles.Admin)))
            .OrderBy(u => u.Id)
            .ToListAsync(cancel);

    /// <summary>Owed once per crossing and person, whoever writes it how often.</summary>
    public OutboxMailRow Mail(BudgetFigure figure, BudgetLetter letter, UserRow recipient)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{figure.Budget.Id}-{letter.Threshold.Id}-{figure.Period.Key}-{recipient.Id:N}");
        return new OutboxMailRow
        {
            DedupeKey = $"budget:{key}",
            MessageId = $"budget-{key}@{address.Base.IdnHost}",
            Recipient = recipient.Email!,
            Subject = letter.Subject,
            TextBody = letter.Body.Text,
            HtmlBody = letter.Body.Html,
            CreatedAt = clock.GetUtcNow(),
        };
    }

    private static string Subject(BudgetFigure figure, Threshold threshold) =>
        $"Budget {OneLine.Of(figure.Budget.Name, LongestName)}: {BudgetWords.Crossed(threshold)}, {Show.Money(figure.Standing.SpentUsd)} of {Show.Money(figure.Budget.AmountUsd)}";
}
