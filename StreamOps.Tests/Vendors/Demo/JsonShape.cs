using System.Text.Json;

namespace StreamOps.Tests.Vendors.Demo;

/// <summary>The form of a document: every member path with the kinds of value found there, whatever the values.</summary>
internal static class JsonShape
{
    public static SortedSet<string> Of(JsonElement element)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        Walk(element, "$");
        return paths;

        void Walk(JsonElement at, string path)
        {
            switch (at.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in at.EnumerateObject())
                    {
                        Walk(member.Value, path + "." + member.Name);
                    }

                    break;
                case JsonValueKind.Array:
                    paths.Add(path + "[]");
                    foreach (var item in at.EnumerateArray())
                    {
                        Walk(item, path + "[]");
                    }

                    break;
                default:
                    paths.Add(path + " " + Kind(at.ValueKind));
                    break;
            }
        }
    }

    private static string Kind(JsonValueKind kind) => kind is JsonValueKind.True or JsonValueKind.False ? "Boolean" : kind.ToString();
}
