using System.Text.Json;

namespace StreamOps.Platform;

/// <summary>Finds the field at which a text stops being JSON, or is given twice: the parser tells a line and a column only.</summary>
internal static class WebJsonFault
{
    private sealed class Level(bool isArray)
    {
        public bool IsArray { get; } = isArray;

        public int Index { get; set; }

        public string? Name { get; set; }

        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);
    }

    /// <returns>Path within the text; empty for the text as a whole.</returns>
    public static (string Path, string Message) Of(ReadOnlySpan<byte> json, int maxDepth)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        var levels = new Stack<Level>();
        try
        {
            while (reader.Read())
            {
                if (!Follow(ref reader, levels))
                {
                    return (PathOf(levels), "is given twice");
                }
            }
        }
        catch (JsonException error) when (reader.CurrentDepth >= maxDepth)
        {
            return ("", $"is nested more than {maxDepth} levels deep (line {error.LineNumber + 1})");
        }
        catch (JsonException error)
        {
            return (PathOf(levels), $"is not JSON at line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            return (PathOf(levels), "has a field whose name holds half a character");
        }

        return ("", "is not JSON");
    }

    /// <returns>False: a name that the object has already.</returns>
    private static bool Follow(ref Utf8JsonReader reader, Stack<Level> levels)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                levels.Peek().Name = null;
                levels.Peek().Name = reader.GetString();
                return levels.Peek().Names.Add(levels.Peek().Name!);
            case JsonTokenType.StartObject:
                levels.Push(new Level(false));
                return true;
            case JsonTokenType.StartArray:
                levels.Push(new Level(true));
                return true;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                levels.Pop();
                break;
        }

        // A value has ended; what follows is the next one's.
        if (levels.TryPeek(out var level))
        {
            level.Name = null;
            level.Index++;
        }

        return true;
    }

    private static string PathOf(Stack<Level> levels)
    {
        var path = "";
        foreach (var level in levels.Reverse())
        {
            path += level.IsArray ? $"[{level.Index}]" : level.Name is null ? "" : path.Length == 0 ? level.Name : $".{level.Name}";
        }

        return path;
    }
}
