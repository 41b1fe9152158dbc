using System.Globalization;
using System.Text.Json;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Access;

namespace StreamOps.Platform;

/// <summary>
/// Reads the fields of one JSON object and notes for each wrong one its path and what it takes. A field that is null counts as not given.
/// Fields that are not asked for are passed over, so that callers may send more than we know.
/// </summary>
/// <param name="path">Path of the object; empty for the body itself.</param>
public readonly struct WebFields(JsonElement element, string path, WebFieldErrors errors)
{
    /// <summary>Text without what surrounds it, otherwise as it was sent.</summary>
    public string? Text(string name, int longest, bool required = false)
    {
        if (Find(name, JsonValueKind.String, "text", required) is not { } found || StringOf(name, found) is not { } raw)
        {
            return null;
        }

        var text = raw.Trim();
        return WebText.Fault(text, longest) is { } fault ? Wrong<string>(name, fault) : text;
    }

    public string? Email(string name, bool required = false) =>
        Text(name, 256, required) is { } text
            ? Accounts.IsAddress(text) ? text : Wrong<string>(name, "must be an e-mail address, such as anna@shop.example")
            : null;

    public long? Whole(string name, long least, long most, bool required = false) =>
        Find(name, JsonValueKind.Number, "a whole number", required) is not { } found
            ? null
            : found.TryGetInt64(out var value) && value >= least && value <= most
                ? value
                : WrongValue<long>(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}"));

    public double? Number(string name, double least, double most) =>
        Find(name, JsonValueKind.Number, "a number", false) is not { } found
            ? null
            : found.TryGetDouble(out var value) && double.IsFinite(value) && value >= least && value <= most
                ? value
                : WrongValue<double>(name, string.Create(CultureInfo.InvariantCulture, $"must be a number from {least} to {most}"));

    public bool? Flag(string name, bool required = false) =>
        Find(name, JsonValueKind.True, "true or false", required)?.GetBoolean();

    public TEnum? Word<TEnum>(string name, bool required = false)
        where TEnum : struct, Enum =>
        Find(name, JsonValueKind.String, "text", required) is not { } found || StringOf(name, found) is not { } text
            ? null
            : WireName.TryParse<TEnum>(text, out var value)
                ? value
                : WrongValue<TEnum>(name, $"must be one of: {string.Join(", ", WireName.All<TEnum>())}");

    /// <summary>UTC. An instant of another offset is converted; one without any says nothing and is refused.</summary>
    public DateTimeOffset? Instant(string name, bool required = false) =>
        Find(name, JsonValueKind.String, "text", required) is not { } found || StringOf(name, found) is not { } text
            ? null
            : WebText.TryInstant(text, found, out var instant)
                ? instant
                : WrongValue<DateTimeOffset>(name, "must be an instant with Z or an offset, such as 2026-10-01T12:00:00Z");

    /// <summary>A list of objects, each with a path of its own such as <c>hostVideos[1]</c>.</summary>
    public IReadOnlyList<T>? Each<T>(string name, int least, int most, Func<WebFields, T> read)
        where T : class
    {
        if (Find(name, JsonValueKind.Array, "a list", false) is not { } found)
        {
            return null;
        }

        var count = found.GetArrayLength();
        if (count < least || count > most)
        {
            return Wrong<IReadOnlyList<T>>(name, string.Create(CultureInfo.InvariantCulture, $"must have {least} to {most} entries"));
        }

        var list = new List<T>(count);
        for (var i = 0; i < count; i++)
        {
            if (WebJsonBody.ObjectOf(found[i], string.Create(CultureInfo.InvariantCulture, $"{PathOf(name)}[{i}]"), errors) is { } fields)
            {
                list.Add(read(fields));
            }
        }

        return list;
    }

    /// <summary>Notes what is wrong with a field that can be read.</summary>
    public void Refuse(string name, string message) => errors.Add(PathOf(name), message);

    /// <summary>True where the field is there, if only as null; otherwise notes that it is missing.</summary>
    public bool Has(string name)
    {
        if (element.TryGetProperty(name, out _))
        {
            return true;
        }

        errors.Add(PathOf(name), "is missing; write null where it is not known");
        return false;
    }

    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private JsonElement? Find(string name, JsonValueKind kind, string what, bool required)
    {
        if (!element.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null)
        {
            if (required)
            {
                errors.Add(PathOf(name), "is missing");
            }

            return null;
        }

        var actual = found.ValueKind == JsonValueKind.False ? JsonValueKind.True : found.ValueKind;
        if (actual == kind)
        {
            return found;
        }

        errors.Add(PathOf(name), $"must be {what}");
        return null;
    }

    private string? StringOf(string name, JsonElement found)
    {
        try
        {
            return found.GetString();
        }
        catch (InvalidOperationException)
        {
            return Wrong<string>(name, "holds half a character (a lone surrogate)");
        }
    }

    private T? Wrong<T>(string name, string message)
        where T : class
    {
        errors.Add(PathOf(name), message);
        return null;
    }

    private T? WrongValue<T>(string name, string message)
        where T : struct
    {
        errors.Add(PathOf(name), message);
        return null;
    }
}
