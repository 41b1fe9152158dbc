using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StreamOps.Data;
using StreamOps.Data.Access;

namespace StreamOps.Platform.Access;

/// <summary>Writes down who changed what. The row goes into the caller's unit of work: both are saved or neither is.</summary>
public sealed class AuditTrail(TimeProvider clock)
{
    /// <summary>Actor of what the product does by itself.</summary>
    public const string System = "system";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <param name="actor">E-mail address of the person, name of the key, or <see cref="System"/>.</param>
    /// <param name="action">Noun and verb, such as <c>price.added</c>.</param>
    /// <param name="before">Becomes JSON, enums by their wire names; must hold no secret, and no key that the database has yet to give.</param>
    /// <param name="after">As <paramref name="before"/>.</param>
    public void Add(StreamOpsDb db, string actor, string action, string subject, object? before, object? after) =>
        db.AuditEntries.Add(new AuditEntryRow
        {
            At = clock.GetUtcNow(),
            Actor = actor,
            Action = action,
            Subject = subject,
            Before = Text(before),
            After = Text(after),
        });

    /// <summary>The caller's name in the trail.</summary>
    public static string ActorOf(ClaimsPrincipal caller) => caller.Identity?.Name ?? System;

    private static string? Text(object? value) => value is null ? null : JsonSerializer.Serialize(value, Json);
}
