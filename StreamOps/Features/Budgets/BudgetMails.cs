using System.Globalization;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Budgets;
using StreamOps.Data.Messages;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Budgets;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Budgets;

/// <summary>A rendered mail about one threshold; the same for every recipient.</summary>
public sealed record BudgetLetter(Threshold Threshold, string Subject, RenderedMail Body)
{
    /// <summary>What is spent to the last cent cannot wait for the morning.</summary>
    public Severity Severity => Threshold is { Basis: ThresholdBasis.Actual, Percent: >= 100 } ? Severity.Critical : Severity.Warning;
}

/// <summary>Writes the mails that tell of a crossed threshold.</summary>
public sealed class BudgetMails(
    SpendDrivers drivers, MailRenderer renderer, PublicAddress address, Subscribers subscribers, UnsubscribeLinks links, TimeProvider clock)
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

    /// <summary>One for each subscriber. Never within a transaction, because it makes signed links.</summary>
    public async Task<IReadOnlyList<OutboxMailRow>> OwedAsync(StreamOpsDb db, BudgetFigure figure, BudgetLetter letter, CancellationToken cancel) =>
        [.. (await subscribers.OfAsync(db, NotificationKind.Budget, letter.Severity, cancel)).Select(person => Mail(figure, letter, person))];

    /// <summary>For those who are not mailed: webhooks.</summary>
    public NotificationRow Notification(BudgetFigure figure, BudgetLetter letter) => new()
    {
        DedupeKey = string.Create(CultureInfo.InvariantCulture, $"budget:{figure.Budget.Id}-{letter.Threshold.Id}-{figure.Period.Key}"),
        Kind = NotificationKind.Budget,
        Severity = letter.Severity,
        Topic = string.Create(CultureInfo.InvariantCulture, $"budget:{figure.Budget.Id}"),
        Headline = letter.Subject,
        Facts = NotificationFacts.Write(
            new NotificationFact("Budget", Show.Money(figure.Budget.AmountUsd)),
            new NotificationFact("Spent, streams on air included", $"{Show.Money(figure.Standing.SpentUsd)} ({Show.Percent(figure.Standing.SpentPercent)})"),
            new NotificationFact("Forecast", BudgetWords.Forecast(figure)),
            new NotificationFact("For", BudgetWords.Period(figure.Period))),
        Path = string.Create(CultureInfo.InvariantCulture, $"/budgets#budget-{figure.Budget.Id}"),
        IsMailed = true,
        CreatedAt = clock.GetUtcNow(),
    };

    /// <summary>Owed once per crossing and person, whoever writes it how often.</summary>
    private OutboxMailRow Mail(BudgetFigure figure, BudgetLetter letter, Subscriber recipient)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{figure.Budget.Id}-{letter.Threshold.Id}-{figure.Period.Key}-{recipient.Id:N}");
        var (now, tellAt) = (clock.GetUtcNow(), recipient.TellAt(clock.GetUtcNow(), letter.Severity));
        return new OutboxMailRow
        {
            DedupeKey = $"budget:{key}",
            MessageId = $"budget-{key}@{address.Base.IdnHost}",
            Recipient = recipient.Email,
            Subject = letter.Subject,
            TextBody = letter.Body.Text,
            HtmlBody = letter.Body.Html,
            UnsubscribeUrl = links.Of(recipient.Id, [NotificationKind.Budget]).AbsoluteUri,
            NextAttemptAt = tellAt > now ? tellAt : null,
            CreatedAt = now,
        };
    }

    private static string Subject(BudgetFigure figure, Threshold threshold) =>
        $"Budget {OneLine.Of(figure.Budget.Name, LongestName)}: {BudgetWords.Crossed(threshold)}, {Show.Money(figure.Standing.SpentUsd)} of {Show.Money(figure.Budget.AmountUsd)}";
}
