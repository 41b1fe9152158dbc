using Microsoft.AspNetCore.Mvc.ModelBinding;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Vendors.Outgoing;

namespace StreamOps.Features.Outgoing;

/// <summary>An endpoint as it is typed.</summary>
public sealed class EndpointForm
{
    private const int LongestName = 200;

    public string? Name { get; set; }

    public string? Url { get; set; }

    public string Form { get; set; } = WireName.Of(WebhookForm.Standard);

    public string LeastSeverity { get; set; } = WireName.Of(Severity.Warning);

    public bool WantsAlerts { get; set; } = true;

    public bool WantsBudgets { get; set; } = true;

    public bool WantsWatchdog { get; set; } = true;

    public bool IsOn { get; set; } = true;

    public static EndpointForm Of(WebhookEndpointRow row) => new()
    {
        Name = row.Name,
        Url = row.Url,
        Form = WireName.Of(row.Form),
        LeastSeverity = WireName.Of(row.LeastSeverity),
        WantsAlerts = row.WantsAlerts,
        WantsBudgets = row.WantsBudgets,
        WantsWatchdog = row.WantsWatchdog,
        IsOn = row.IsOn,
    };

    /// <returns>False where something is wrong, which is said beside its field.</returns>
    public bool Check(ModelStateDictionary state, bool mayBePlain)
    {
        void Unless(bool right, string field, string words)
        {
            if (!right)
            {
                state.AddModelError($"Form.{field}", words);
            }
        }

        Unless(Name?.Trim() is { Length: > 0 and <= LongestName }, nameof(Name), $"Give it a name of at most {LongestName} characters.");
        Unless(
            OutgoingAddress.TryParse(Url?.Trim(), mayBePlain, out _),
            nameof(Url),
            mayBePlain ? "Write a whole address, https://… or http://…, without user and fragment." : "Write a whole address, https://…, without user and fragment.");
        Unless(WireName.TryParse<WebhookForm>(Form, out _), nameof(Form), "Choose one of the two forms.");
        Unless(WireName.TryParse<Severity>(LeastSeverity, out _), nameof(LeastSeverity), "Choose how grave it must be.");
        Unless(WantsAlerts || WantsBudgets || WantsWatchdog, nameof(WantsAlerts), "Choose at least one kind.");
        return state.IsValid;
    }

    /// <summary>Into a row; checked before.</summary>
    public void Write(WebhookEndpointRow row)
    {
        (row.Name, row.Url) = (Name!.Trim(), Url!.Trim());
        row.Form = WireName.TryParse<WebhookForm>(Form, out var form) ? form : WebhookForm.Standard;
        row.LeastSeverity = WireName.TryParse<Severity>(LeastSeverity, out var least) ? least : Severity.Info;
        (row.WantsAlerts, row.WantsBudgets, row.WantsWatchdog, row.IsOn) = (WantsAlerts, WantsBudgets, WantsWatchdog, IsOn);
    }
}
