namespace StreamOps.Tests.Architecture;

/// <summary>Everyone looks down the ladder: Domain, then Data, Vendors and Components side by side, Platform, Features, Program.</summary>
public sealed class LadderTests
{
    private static readonly string[] AspNetOfData = ["Microsoft.AspNetCore.Identity", "Microsoft.AspNetCore.DataProtection"];

    /// <summary>What each folder of the domain may look at; a circle cannot be written down here without being seen.</summary>
    private static readonly Dictionary<string, string[]> Domain = new()
    {
        ["Text"] = [],
        ["Time"] = [],
        ["Money"] = [],
        ["Streams"] = [],
        ["Usage"] = ["Time", "Streams"],
        ["Health"] = ["Time", "Streams", "Usage"],
        ["Audience"] = ["Time", "Streams", "Usage"],
        ["Pricing"] = ["Time", "Money", "Streams", "Usage"],
        ["Budgets"] = ["Time", "Money", "Streams", "Usage", "Pricing"],
        ["Reports"] = ["Time", "Money", "Streams", "Usage", "Pricing", "Budgets"],
        ["Reconciliation"] = ["Time", "Money", "Streams", "Usage", "Pricing"],
        ["Alerts"] = ["Time", "Money", "Streams", "Usage", "Health", "Pricing", "Budgets"],
    };

    [Fact]
    public void The_reader_of_references_sees_signatures_and_method_bodies()
    {
        Assert.Contains(("StreamOps.Domain.Usage.Hold", "StreamOps.Domain.Time.Interval"), References.All);
        Assert.Contains(("StreamOps.Domain.Pricing.CostLine", "StreamOps.Domain.Money.Usd"), References.All);
        Assert.Contains(References.All, r => r.From.StartsWith("StreamOps.Data.", StringComparison.Ordinal) && r.To.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));
    }

    [Fact]
    public void Domain_looks_at_the_base_class_library_alone() => AssertNone(References.Breaking("StreamOps.Domain", to =>
        !(to.StartsWith("System.", StringComparison.Ordinal) || to.StartsWith("StreamOps.Domain.", StringComparison.Ordinal) || IsCompilers(to))
        || In(to, "System.Net", "System.IO", "System.Data", "System.Threading.Timer", "System.Diagnostics.Process")));

    [Fact]
    public void Folders_of_the_domain_look_at_each_other_in_one_direction()
    {
        var folders = References.All.Select(r => r.From).Where(f => References.IsIn(f, "StreamOps.Domain")).Select(f => f.Split('.')[2]).Distinct();
        Assert.All(folders, folder => Assert.True(Domain.ContainsKey(folder), $"Domain/{folder} has no place in the ladder yet: give it one here."));
        AssertNone(Domain.SelectMany(folder => References.Breaking($"StreamOps.Domain.{folder.Key}", to =>
            References.IsIn(to, "StreamOps.Domain") && to.Split('.')[2] != folder.Key && !folder.Value.Contains(to.Split('.')[2]))));
    }

    [Fact]
    public void The_order_of_the_domain_s_folders_has_no_circle()
    {
        var placed = new HashSet<string>();
        while (Domain.FirstOrDefault(f => !placed.Contains(f.Key) && f.Value.All(placed.Contains)) is { Key: { } next })
        {
            placed.Add(next);
        }

        Assert.Empty(Domain.Keys.Except(placed));
    }

    [Fact]
    public void Data_looks_at_the_domain_and_not_beside_or_above() => AssertNone(References.Breaking("StreamOps.Data", to =>
        InFolder(to, "Features", "Vendors", "Platform", "Components", "Migrations")
        || (In(to, "Microsoft.AspNetCore") && !In(to, AspNetOfData))));

    [Fact]
    public void Vendors_look_at_the_domain_and_not_beside_or_above() => AssertNone(References.Breaking("StreamOps.Vendors", to =>
        InFolder(to, "Features", "Data", "Platform", "Components", "Migrations")));

    [Fact]
    public void A_vendor_does_not_know_another() => AssertNone(References.All
        .Where(r => References.IsIn(r.From, "StreamOps.Vendors") && References.IsIn(r.To, "StreamOps.Vendors"))
        .Where(r => r.From.Split('.').Length > 3 && r.To.Split('.').Length > 3 && r.From.Split('.')[2] != r.To.Split('.')[2])
        .Select(r => $"{r.From} looks at {r.To}"));

    [Fact]
    public void Components_are_given_what_they_show() => AssertNone(References.Breaking("StreamOps.Components", to =>
        InFolder(to, "Features", "Data", "Vendors", "Platform", "Migrations")));

    [Fact]
    public void Platform_looks_at_data_and_the_framework() => AssertNone(References.Breaking("StreamOps.Platform", to =>
        InFolder(to, "Features", "Vendors", "Components")));

    [Fact]
    public void A_feature_does_not_know_another() => AssertNone(References.All
        .Where(r => References.IsIn(r.From, "StreamOps.Features") && References.IsIn(r.To, "StreamOps.Features"))
        .Where(r => r.From.Split('.')[2] != r.To.Split('.')[2])
        .Where(r => r.To.Split('.') is { Length: > 3 } to && to[2] != "Shared")
        .Select(r => $"{r.From} looks at {r.To}"));

    [Fact]
    public void Nobody_looks_at_the_migrations_or_at_the_program() => AssertNone(References.All
        .Where(r => r.From != "Program" && !References.IsIn(r.From, "StreamOps.Migrations"))
        .Where(r => r.To == "Program" || References.IsIn(r.To, "StreamOps.Migrations"))
        .Select(r => $"{r.From} looks at {r.To}"));

    [Theory]
    [InlineData("StreamOps.Domain.Pricing")]
    [InlineData("StreamOps.Domain.Money")]
    [InlineData("StreamOps.Domain.Budgets")]
    [InlineData("StreamOps.Domain.Reconciliation")]
    [InlineData("StreamOps.Data.Costs")]
    [InlineData("StreamOps.Data.Reconciliation")]
    public void Money_never_passes_through_binary_fractions(string folder) =>
        AssertNone(References.Breaking(folder, to => to is "System.Double" or "System.Single" or "System.Half"));

    private static void AssertNone(IEnumerable<string> breaking)
    {
        var found = breaking.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    private static bool InFolder(string type, params string[] folders) => folders.Any(f => References.IsIn(type, "StreamOps." + f));

    private static bool In(string type, params string[] namespaces) =>
        namespaces.Any(n => type == n || type.StartsWith(n + ".", StringComparison.Ordinal));

    private static bool IsCompilers(string type) => type.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal) || type.StartsWith('<');
}
