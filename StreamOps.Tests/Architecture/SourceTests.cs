using System.Text.RegularExpressions;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Architecture;

/// <summary>What a reader may rely on when looking for a file.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 300;

    private static readonly string[] Projects = ["StreamOps", "StreamOps.Tests", "StreamOps.Benchmarks"];
    private static readonly string[] GrabBags = ["Utils", "Util", "Helpers", "Extensions", "Models", "Interfaces", "Services", "Common", "Misc"];
    private static readonly string[] NotSource = ["bin", "obj", "Migrations", "wwwroot", "node_modules"];

    [Fact]
    public void The_namespace_of_a_file_is_its_folder() => AssertNone(
        from file in Files("*.cs")
        let declared = Namespace().Match(File.ReadAllText(file.Path)).Groups[1].Value
        let folder = Path.GetDirectoryName(file.Name)!.Replace(Path.DirectorySeparatorChar, '.')
        where declared.Length > 0 && declared != folder
        select $"{file.Name} declares {declared}");

    [Fact]
    public void No_file_is_too_long_to_read() => AssertNone(
        from pattern in new[] { "*.cs", "*.cshtml", "*.razor", "*.css", "*.js" }
        from file in Files(pattern)
        let lines = File.ReadLines(file.Path).Count()
        where lines > MostLines
        select $"{file.Name} has {lines} lines, more than {MostLines}");

    [Fact]
    public void No_folder_is_a_grab_bag() => AssertNone(
        Files("*").Where(file => file.Name.Split(Path.DirectorySeparatorChar).SkipLast(1).Any(GrabBags.Contains)).Select(file => file.Name));

    [Fact]
    public void No_two_files_differ_by_letter_case_alone() => AssertNone(
        Files("*").GroupBy(file => file.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key));

    /// <summary>The analyzer bans the same in C#; this looks into pages and components too.</summary>
    [Fact]
    public void Nobody_reads_the_wall_clock() => AssertNone(
        from pattern in new[] { "*.cs", "*.cshtml", "*.razor" }
        from file in Files(pattern)
        where file.Name.StartsWith("StreamOps" + Path.DirectorySeparatorChar, StringComparison.Ordinal) && WallClock().IsMatch(File.ReadAllText(file.Path))
        select file.Name);

    /// <summary>A form that names its address by hand has no antiforgery token by itself, and is refused whatever is filled in.</summary>
    [Fact]
    public void A_form_that_names_its_address_asks_for_its_token() => AssertNone(
        from file in Files("*.cshtml")
        from form in PostedForm().Matches(File.ReadAllText(file.Path)).Select(m => m.Value)
        where form.Contains(" action=", StringComparison.Ordinal) && !form.Contains("asp-antiforgery=", StringComparison.Ordinal)
        select $"{file.Name}: {form}");

    [Fact]
    public void Tests_of_the_domain_stand_in_the_folder_of_their_subject()
    {
        var subjects = Files("*.cs").Where(f => f.Name.StartsWith(Path.Combine("StreamOps", "Domain") + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .GroupBy(f => Path.GetFileNameWithoutExtension(f.Name))
            .ToDictionary(f => f.Key + "Tests", f => Path.GetDirectoryName(Path.GetRelativePath("StreamOps", f.First().Name)));
        AssertNone(
            from test in Files("*Tests.cs")
            where test.Name.StartsWith(Path.Combine("StreamOps.Tests", "Domain") + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            let name = Path.GetFileNameWithoutExtension(test.Name)
            where subjects.ContainsKey(name) && subjects[name] != Path.GetDirectoryName(Path.GetRelativePath("StreamOps.Tests", test.Name))
            select $"{test.Name}: its subject is in {subjects[name]}");
    }

    [Fact]
    public void There_is_source_to_look_at() => Assert.True(Files("*.cs").Count() > 60);

    private static IEnumerable<(string Name, string Path)> Files(string pattern) =>
        from project in Projects
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, project), pattern, SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Repository.Root, path)
        where !name.Split(Path.DirectorySeparatorChar).Any(NotSource.Contains)
        select (name, path);

    private static void AssertNone(IEnumerable<string> breaking)
    {
        var found = breaking.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    /// <summary>Quoted values may hold brackets of their own.</summary>
    [GeneratedRegex("""<form(?=[^>]*method="post")([^>"]|"[^"]*")*>""")]
    private static partial Regex PostedForm();

    [GeneratedRegex(@"^namespace\s+([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex WallClock();
}
