using System.Globalization;
using System.Text;

namespace StreamOps.Components;

/// <summary>The path of a sparkline, for the page and for the events that continue it.</summary>
public static class SparkPath
{
    public const int Width = 100;

    public const int Height = 24;

    /// <summary>Room for half the stroke.</summary>
    private const int Margin = 2;

    /// <param name="values">The oldest first; a null breaks the line. Not below zero.</param>
    /// <returns>Path data from zero at the bottom to the largest value at the top; empty where nothing is known.</returns>
    public static string Of(IReadOnlyList<decimal?> values)
    {
        var largest = Math.Max(1, values.Max() ?? 0);
        var path = new StringBuilder();
        var isDown = false;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not { } value)
            {
                isDown = false;
                continue;
            }

            var x = values.Count == 1 ? 0 : Width * (decimal)i / (values.Count - 1);
            var y = Height - Margin - (value / largest * (Height - (2 * Margin)));
            path.Append(CultureInfo.InvariantCulture, $"{(isDown ? 'L' : 'M')}{x:0.#} {y:0.#}");
            isDown = true;
        }

        return path.ToString();
    }
}
