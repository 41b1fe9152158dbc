using System.Globalization;
using StreamOps.Data.Figures;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Costs;

/// <summary>What the address of /costs says about the breakdown.</summary>
/// <param name="By">Null: the level below what is filtered.</param>
/// <param name="Sort">Null: the dearest first; days in their order.</param>
/// <param name="Page">From 1.</param>
/// <param name="Compare">The month that the change is held against; null: the one before.</param>
public sealed record BreakdownQuery(CostFilter Filter, CostBreak? By, string? Sort, int Page, BillingMonth? Compare)
{
    public const int PageSize = 25;

    public CostBreak Level => By ?? Below(Filter);

    public string Order => Sort ?? (Level == CostBreak.Day ? "name" : "-amount");

    public CostOrder Rows => new(Order.EndsWith("name", StringComparison.Ordinal), Order.StartsWith('-'), Page, PageSize);

    /// <summary>The address without its page.</summary>
    public IReadOnlyDictionary<string, string> Keep
    {
        get
        {
            var keep = new Dictionary<string, string> { ["month"] = Filter.Month.ToString() };
            Add("by", By is { } by ? WireName.Of(by) : null);
            Add("service", Filter.Service);
            Add("line", Filter.Line?.ToString());
            Add("seller", Filter.SellerId?.ToString());
            Add("channel", Filter.ChannelId?.ToString(CultureInfo.InvariantCulture));
            Add("day", Filter.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Add("sort", Sort);
            Add("compare", Compare?.ToString());
            return keep;

            void Add(string name, string? value)
            {
                if (value is not null)
                {
                    keep[name] = value;
                }
            }
        }
    }

    /// <summary>The next level down: streams of a channel, channels of anything else.</summary>
    public static CostBreak Below(CostFilter filter) => filter.ChannelId is null ? CostBreak.Channel : CostBreak.Stream;

    /// <summary>Levels that say something: those that no filter has narrowed to one row.</summary>
    public static IEnumerable<CostBreak> Levels(CostFilter filter) => Enum.GetValues<CostBreak>().Where(level => level switch
    {
        CostBreak.Service => filter.Service is null && filter.Line is null,
        CostBreak.Type => filter.Line is null,
        CostBreak.Seller => filter.SellerId is null && filter.ChannelId is null,
        CostBreak.Channel => filter.ChannelId is null,
        CostBreak.Day => filter.Day is null,
        _ => true,
    });
}
