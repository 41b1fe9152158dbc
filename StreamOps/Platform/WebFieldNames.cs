using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace StreamOps.Platform;

/// <summary>The fields that a kind of body has.</summary>
/// <typeparam name="TBody">A record; the parameters of its constructor are the fields.</typeparam>
internal static class WebFieldNames<TBody>
{
    private static readonly string[] Ordered =
    [
        .. typeof(TBody).GetConstructors().Select(c => c.GetParameters()).MaxBy(p => p.Length)!.Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name!)),
    ];

    private static readonly FrozenSet<string> Names = Ordered.ToFrozenSet(StringComparer.Ordinal);
    private static readonly byte[][] Bytes = Array.ConvertAll(Ordered, Encoding.UTF8.GetBytes);

    /// <summary>What is said of any other field.</summary>
    public static string Unknown { get; } = $"is no field of this; it has: {string.Join(", ", Ordered)}";

    /// <summary>A batch has 100,000 fields: a name is made into text only where its bytes are none of those known.</summary>
    public static bool Has(JsonProperty field)
    {
        foreach (var name in Bytes)
        {
            if (JsonMarshal.GetRawUtf8PropertyName(field).SequenceEqual(name))
            {
                return true;
            }
        }

        return Names.Contains(field.Name);
    }
}
