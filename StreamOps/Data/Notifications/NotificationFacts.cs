using System.Text.Json;

namespace StreamOps.Data.Notifications;

/// <summary>Reads and writes the facts of a notification.</summary>
public static class NotificationFacts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Write(params IEnumerable<NotificationFact> facts) => JsonSerializer.Serialize(facts, Json);

    /// <returns>None where the text is not what <see cref="Write"/> makes: what is told must go out all the same.</returns>
    public static IReadOnlyList<NotificationFact> Read(string json)
    {
        try
        {
            return [.. (JsonSerializer.Deserialize<List<NotificationFact?>>(json, Json) ?? []).OfType<NotificationFact>().Where(f => f is { Label: not null, Value: not null })];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
