namespace StreamOps.Platform.Access;

/// <summary>The three kinds of people who sign in.</summary>
public static class Roles
{
    /// <summary>Sees own channels.</summary>
    public const string Seller = "Seller";

    /// <summary>Sees and changes everything.</summary>
    public const string Admin = "Admin";

    /// <summary>Reads costs and reports, and decides who is mailed the report.</summary>
    public const string Finance = "Finance";

    public static IReadOnlyList<string> All { get; } = [Seller, Admin, Finance];
}
