namespace StreamOps.Vendors.Outgoing;

/// <summary>An address that must not be called from here.</summary>
/// <param name="reason">Plain words.</param>
public sealed class AddressRefusedException(string reason) : IOException(reason);
