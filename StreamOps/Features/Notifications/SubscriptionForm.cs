using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Notifications;

/// <summary>What the page of a person's subscriptions sends.</summary>
public sealed class SubscriptionForm
{
    public List<WishForm> Wishes { get; set; } = [];

    public bool IsQuiet { get; set; }

    [DataType(DataType.Time)]
    public TimeOnly? QuietFrom { get; set; }

    [DataType(DataType.Time)]
    public TimeOnly? QuietTo { get; set; }

    public static SubscriptionForm Of(IReadOnlyList<Wish> wishes, TimeOnly? from, TimeOnly? to) => new()
    {
        Wishes = [.. wishes.Select(w => new WishForm { Kind = WireName.Of(w.Kind), IsMailed = w.IsMailed, LeastSeverity = WireName.Of(w.LeastSeverity) })],
        IsQuiet = from is not null,
        QuietFrom = from ?? new TimeOnly(22, 0),
        QuietTo = to ?? new TimeOnly(7, 0),
    };

    /// <returns>Null where something is wrong, which is said beside its field.</returns>
    public (IReadOnlyList<Wish> Wishes, QuietHours? Quiet)? Read(ModelStateDictionary state)
    {
        var wishes = new List<Wish>();
        foreach (var wish in Wishes)
        {
            if (WireName.TryParse<NotificationKind>(wish.Kind, out var kind) && WireName.TryParse<Severity>(wish.LeastSeverity, out var least))
            {
                wishes.Add(new Wish(kind, wish.IsMailed, least));
            }
        }

        if (wishes.Select(w => w.Kind).Distinct().Count() != Enum.GetValues<NotificationKind>().Length || wishes.Count != Wishes.Count)
        {
            state.AddModelError("", "Choose of every kind what you want to be told.");
        }

        if (IsQuiet && (QuietFrom is null || QuietTo is null || QuietFrom == QuietTo))
        {
            state.AddModelError("Form.QuietFrom", "Say from when to when, two different times.");
        }

        return state.IsValid ? (wishes, IsQuiet ? new QuietHours(QuietFrom!.Value, QuietTo!.Value) : null) : null;
    }

    public sealed class WishForm
    {
        public string Kind { get; set; } = "";

        public bool IsMailed { get; set; }

        public string LeastSeverity { get; set; } = "";
    }
}
