using StreamOps.Platform;

namespace StreamOps.Features.Streams;

/// <summary>The picture that a host sends.</summary>
/// <param name="Width">Pixels, 0 to 8192; 0 for both sides: sound alone.</param>
/// <param name="Height">Likewise.</param>
public sealed record HostVideo(int Width, int Height)
{
    private const int Longest = 8192;

    /// <summary>Only good where no error was noted.</summary>
    public static HostVideo Read(WebFields fields)
    {
        var (width, height) = (fields.Whole("width", 0, Longest, required: true), fields.Whole("height", 0, Longest, required: true));
        if (width is { } across && height is { } down && (across == 0) != (down == 0))
        {
            fields.Refuse(across == 0 ? "width" : "height", "must not be 0 where the other side is not; write 0 for both where the host sends sound alone");
        }

        return new HostVideo((int)(width ?? 0), (int)(height ?? 0));
    }
}
