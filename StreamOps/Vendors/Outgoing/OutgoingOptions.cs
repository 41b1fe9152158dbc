namespace StreamOps.Vendors.Outgoing;

/// <summary>Calls to addresses that people typed, section <c>Outgoing</c>.</summary>
public sealed class OutgoingOptions
{
    public const string Section = "Outgoing";

    /// <summary>
    /// Networks (<c>10.1.0.0/16</c>) or addresses that may be called although they are private, and over plain <c>http</c>. Empty: public addresses over
    /// <c>https</c> alone.
    /// </summary>
    public IList<string> AllowedNetworks { get; } = [];
}
