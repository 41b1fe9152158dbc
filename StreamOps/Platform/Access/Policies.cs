namespace StreamOps.Platform.Access;

/// <summary>
/// Who may enter. Every page and endpoint names one of these; what names none is open to nobody but a signed-in person.
/// A key of scope <c>admin</c> enters wherever a key does.
/// </summary>
public static class Policies
{
    /// <summary>Anybody who signed in, whatever the role: one's own account. No keys.</summary>
    public const string Person = "person";

    /// <summary>Admins. No keys.</summary>
    public const string Admin = "admin";

    /// <summary>Admins and finance, and keys of scope <c>read</c>: costs of the whole platform.</summary>
    public const string Costs = "costs";

    /// <summary>Admins and finance: whom the monthly report is mailed to. No keys.</summary>
    public const string Delivery = "delivery";

    /// <summary>Admins, sellers (own channels) and finance, and keys of scope <c>read</c>. The query is filtered by <see cref="ChannelScopes"/>.</summary>
    public const string Channels = "channels";

    /// <summary>Admins and sellers (own channels): who may write beside a stream. Finance reads.</summary>
    public const string Notes = "notes";

    /// <summary>Keys of scope <c>ingest</c>.</summary>
    public const string Ingest = "ingest";

    /// <summary>Keys of scope <c>read</c> alone: figures for machines.</summary>
    public const string Machine = "machine";
}
