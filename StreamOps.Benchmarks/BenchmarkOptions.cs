using System.Globalization;

namespace StreamOps.Benchmarks;

/// <summary>What to measure, and how long.</summary>
/// <param name="Names">Benchmarks to run.</param>
/// <param name="Postgres">Connection string of a server to use; null: a private one is started.</param>
/// <param name="Seconds">Length of one measurement of <c>writer</c> and <c>http</c>.</param>
/// <param name="Repeats">Measurements of each kind; the median is told.</param>
/// <param name="Samples">Samples of the large database of <c>reads</c>; the small ones have a fiftieth.</param>
/// <param name="Streams">Live streams of <c>sampling</c>.</param>
/// <param name="SamplingSeconds">How long <c>sampling</c> is watched.</param>
public sealed record BenchmarkOptions(
    IReadOnlySet<string> Names, string? Postgres, int Seconds, int Repeats, int Samples, int Streams, int SamplingSeconds)
{
    public const string Usage =
        "dotnet run -c Release --project StreamOps.Benchmarks -- writer|http|reads|pages|month|alerts|sampling|pure|report|all "
        + "[--postgres CONNECTION] [--seconds 10] [--repeats 3] [--samples 5000000] [--streams 2000] [--sampling-seconds 150] [--channels 50,5000,13500] [--database sqlite] [--into FOLDER]\n"
        + "dotnet run -c Release --project StreamOps.Benchmarks -- screens --into FOLDER [--at http://localhost:5080] [--widths 360,768,1440,2560] [--scale 1] [--only overview,live]";

    private static readonly string[] All = ["writer", "http", "reads", "pages", "month", "alerts", "sampling", "pure", "report"];

    /// <summary>Takes pictures instead of measuring; never a part of <c>all</c>.</summary>
    public const string Screens = "screens";

    /// <summary>Where <c>screens</c> finds a running demo.</summary>
    public Uri At { get; init; } = new("http://localhost:5080");

    /// <summary>Sizes of platform that <c>month</c> measures, each a multiple of fifty.</summary>
    public IReadOnlyList<int> Channels { get; init; } = [50, 5_000, 13_500];

    /// <summary>The one that <c>month</c> measures; null: both.</summary>
    public string? Database { get; init; }

    /// <summary>Folder of the pictures, and of the documents of <c>report</c>.</summary>
    public string? Into { get; init; }

    /// <summary>CSS pixels.</summary>
    public IReadOnlyList<int> Widths { get; init; } = [360, 768, 1440, 2560];

    /// <summary>Names of the pages that <c>screens</c> takes; null: all.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    /// <summary>Pixels of a picture for each CSS pixel.</summary>
    public float Scale { get; init; } = 1;

    public bool NeedsDatabase => Names.Any(n => n is not ("pure" or "report" or Screens));

    public bool Has(string name) => Names.Contains(name);

    /// <returns>Null where the arguments cannot be understood.</returns>
    public static BenchmarkOptions? Read(string[] args)
    {
        var options = new BenchmarkOptions(new HashSet<string>(), null, 10, 3, 5_000_000, 2_000, 150);
        var names = new HashSet<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "all" or Screens || All.Contains(args[i]))
            {
                names.UnionWith(args[i] == "all" ? All : [args[i]]);
            }
            else if (i + 1 == args.Length || options.With(args[i], args[++i]) is not { } more)
            {
                return null;
            }
            else
            {
                options = more;
            }
        }

        return names.Count == 0 || (names.Contains(Screens) && options.Into is null) ? null : options with { Names = names };
    }

    private BenchmarkOptions? With(string key, string value)
    {
        var isWhole = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole > 0;
        return key switch
        {
            "--postgres" => this with { Postgres = value },
            "--seconds" when isWhole => this with { Seconds = whole },
            "--repeats" when isWhole => this with { Repeats = whole },
            "--samples" when isWhole => this with { Samples = whole },
            "--streams" when isWhole => this with { Streams = whole },
            "--database" when value is "sqlite" or "postgres" => this with { Database = value },
            "--into" => this with { Into = value },
            "--at" when Uri.TryCreate(value, UriKind.Absolute, out var at) => this with { At = at },
            "--widths" when Numbers(value) is { } widths => this with { Widths = widths },
            "--channels" when Numbers(value) is { } sizes && sizes.TrueForAll(s => s > 0 && s % 50 == 0) => this with { Channels = sizes },
            "--scale" when float.TryParse(value, CultureInfo.InvariantCulture, out var scale) && scale > 0 => this with { Scale = scale },
            "--only" => this with { Only = value.Split(',').ToHashSet() },
            "--sampling-seconds" when isWhole => this with { SamplingSeconds = whole },
            _ => null,
        };
    }

    /// <returns>Null where one of them is none.</returns>
    private static List<int>? Numbers(string value)
    {
        var numbers = value.Split(',').Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return numbers.Contains(-1) ? null : numbers;
    }
}
