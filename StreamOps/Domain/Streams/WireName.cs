using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace StreamOps.Domain.Streams;

/// <summary>The one spelling of an enum value in API, database and pages: its <see cref="JsonStringEnumMemberNameAttribute"/>.</summary>
public static class WireName
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Names<TEnum>.ByValue[value];

    /// <summary>Reads the exact spelling; case matters, as it does in the API.</summary>
    public static bool TryParse<TEnum>(string? text, out TEnum value)
        where TEnum : struct, Enum
    {
        value = default;
        return text is not null && Names<TEnum>.ByName.TryGetValue(text, out value);
    }

    /// <summary>All spellings, in the order of declaration, for messages that say what is allowed.</summary>
    public static IReadOnlyList<string> All<TEnum>()
        where TEnum : struct, Enum => Names<TEnum>.Ordered;

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> ByValue = Enum.GetValues<TEnum>().ToFrozenDictionary(v => v, Spell);
        public static readonly FrozenDictionary<string, TEnum> ByName = ByValue.ToFrozenDictionary(p => p.Value, p => p.Key);
        public static readonly IReadOnlyList<string> Ordered = [.. Enum.GetValues<TEnum>().Select(Spell)];

        private static string Spell(TEnum value) =>
            typeof(TEnum).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
            ?? throw new InvalidOperationException($"{typeof(TEnum).Name}.{value} has no wire name.");
    }
}
