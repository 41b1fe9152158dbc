using Microsoft.AspNetCore.Mvc.ModelBinding;
using StreamOps.Components;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Streams;
using StreamOps.Features.Shared;
using StreamOps.Vendors.Mail;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>A recipient as it is typed.</summary>
public sealed class RecipientForm
{
    public string? Email { get; set; }

    /// <summary>Ends of file names, as <see cref="IReportForm.Suffix"/>.</summary>
    public List<string> Files { get; set; } = [];

    public string Manner { get; set; } = WireName.Of(DeliveryManner.Attached);

    public string TimeZone { get; set; } = "UTC";

    public string NumberStyle { get; set; } = Components.NumberStyle.Point.Name();

    /// <summary>A new one: the printed month and its figures, attached.</summary>
    public static RecipientForm New(string zone) => new() { Files = [".pdf", ".csv"], TimeZone = zone };

    public static RecipientForm Of(ReportRecipientRow row) => new()
    {
        Email = row.Email,
        Files = [.. row.Forms.Split(',')],
        Manner = WireName.Of(row.Manner),
        TimeZone = row.TimeZone,
        NumberStyle = row.NumberStyle,
    };

    /// <returns>False where something is wrong, which is said beside its field.</returns>
    public bool Check(ModelStateDictionary state, IEnumerable<IReportForm> forms)
    {
        void Unless(bool right, string field, string words)
        {
            if (!right)
            {
                state.AddModelError($"Form.{field}", words);
            }
        }

        Unless(MailAddress.TryParse(Email?.Trim() ?? "", out _), nameof(Email), "Write one e-mail address, such as finance@example.com, without a name.");
        Unless(Files.Count > 0 && Files.TrueForAll(file => forms.Any(f => f.Suffix == file)), nameof(Files), "Choose at least one file.");
        Unless(WireName.TryParse<DeliveryManner>(Manner, out _), nameof(Manner), "Choose attached or links.");
        Unless(ZoneChoices.Contain(TimeZone), nameof(TimeZone), "Choose a time zone of the list.");
        Unless(NumberStyles.Find(NumberStyle) is not null, nameof(NumberStyle), "Choose one of the three ways to write numbers.");
        return state.IsValid;
    }

    /// <summary>Into a row; checked before.</summary>
    public void Write(ReportRecipientRow row)
    {
        row.Email = Email!.Trim();
        row.EmailKey = ReportRecipientRow.KeyOf(row.Email);
        row.Forms = string.Join(',', Files.Distinct());
        row.Manner = WireName.TryParse<DeliveryManner>(Manner, out var manner) ? manner : DeliveryManner.Linked;
        (row.TimeZone, row.NumberStyle) = (TimeZone, NumberStyle);
    }
}
