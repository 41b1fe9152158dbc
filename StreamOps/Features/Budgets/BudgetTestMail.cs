using StreamOps.Data.Budgets;
using StreamOps.Data.Notifications;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Budgets;

/// <summary>Sends a person the mail of a budget as it would be if a threshold were crossed now.</summary>
public sealed class BudgetTestMail(BudgetFigures figures, BudgetMails mails, UnsubscribeLinks links, TestDelivery delivery)
{
    /// <returns>What to show, and whether the server took it; null where there is no such budget.</returns>
    public async Task<(bool Good, string Says)?> SendAsync(long budgetId, Guid user, CancellationToken cancel)
    {
        if ((await figures.CurrentAsync(cancel)).FirstOrDefault(f => f.Budget.Id == budgetId) is not { } figure)
        {
            return null;
        }

        return await delivery.SendAsync(user, () => WriteAsync(figure, user, cancel), cancel);
    }

    /// <summary>Of the threshold that was crossed last; where none was, of the first.</summary>
    private async Task<TestLetter> WriteAsync(BudgetFigure figure, Guid user, CancellationToken cancel)
    {
        var threshold = figure.Budget.Thresholds.LastOrDefault(t => figure.CrossingOf(t) is not null) ?? figure.Budget.Thresholds[0];
        var letter = (await mails.WriteAsync(figure, [threshold], cancel))[0];
        return new TestLetter(letter.Subject, letter.Body, links.Of(user, [NotificationKind.Budget]).AbsoluteUri);
    }
}
