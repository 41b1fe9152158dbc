namespace StreamOps.Vendors;

/// <summary>Why a vendor could not tell us something.</summary>
public enum VendorFailure
{
    /// <summary>No connection, too slow, a 5xx, or the circuit is open.</summary>
    Down,

    /// <summary>429, a time to wait that has not passed, or our own limit under the vendor's.</summary>
    RateLimited,

    /// <summary>401 or 403: the credentials are wrong or may not do this.</summary>
    Refused,

    /// <summary>An answer came, and it cannot be what was asked for.</summary>
    BadAnswer,

    /// <summary>Credentials or addresses are not configured.</summary>
    Off,
}
