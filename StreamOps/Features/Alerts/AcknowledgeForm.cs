using Microsoft.AspNetCore.Mvc.ModelBinding;
using StreamOps.Components;
using StreamOps.Data.Access;

namespace StreamOps.Features.Alerts;

/// <summary>Who takes an alert, as it is typed.</summary>
public sealed class AcknowledgeForm
{
    public const int LongestNote = 500;

    public Guid Owner { get; set; }

    public string? Note { get; set; }

    /// <returns>Null with a message beside every field that is wrong.</returns>
    public (UserRow Owner, string? Note)? Read(ModelStateDictionary errors, IReadOnlyList<UserRow> owners)
    {
        var owner = owners.FirstOrDefault(o => o.Id == Owner);
        if (owner is null)
        {
            errors.AddModelError("Take.Owner", "Choose who takes it.");
        }

        if (Note?.Trim().Length > LongestNote)
        {
            errors.AddModelError("Take.Note", "Write at most 500 characters.");
        }

        var note = OneLine.Of(Note ?? "", LongestNote);
        return errors.IsValid ? (owner!, note.Length == 0 ? null : note) : null;
    }
}
