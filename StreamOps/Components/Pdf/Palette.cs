namespace StreamOps.Components.Pdf;

/// <summary>Colours as 0xRRGGBB. They differ in lightness, so a black and white print tells them apart.</summary>
internal static class Palette
{
    public const uint Ink = 0x14181F;
    public const uint Muted = 0x565E6B;
    public const uint Hairline = 0xD3D7DE;
    public const uint Agora = 0x1D3557;
    public const uint Cloudflare = 0x7C9CC4;
    public const uint Cdn = 0xC5D2E4;
}
