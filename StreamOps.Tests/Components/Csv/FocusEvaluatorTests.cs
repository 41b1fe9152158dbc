using System.Globalization;
using StreamOps.Tests.Support;
using StreamOps.Tests.Support.Focus;

namespace StreamOps.Tests.Components.Csv;

/// <summary>The judge of FOCUS files sees what is wrong: else its silence about ours would be worth nothing.</summary>
public sealed class FocusEvaluatorTests
{
    [Fact]
    public async Task A_spoilt_file_breaks_the_rule_that_was_spoilt()
    {
        var good = await FocusFile.OfAsync(GeneratedMonth.Of(0, isClosed: true));
        Assert.Empty(FocusFile.Judge(good).Broken);

        Assert.All(FocusMutation.All, mutation => Assert.Contains(mutation.Rule, FocusFile.Judge(mutation.Spoil(good)).BrokenRules));
    }

    [Fact]
    public async Task A_file_without_a_column_that_must_be_there_breaks_the_rule_about_it_and_no_other()
    {
        var good = await FocusFile.OfAsync(GeneratedMonth.Of(1));
        var presence = FocusFile.Model.Rules.Values
            .Where(r => r.Binds && r.Requirement?.Function == "ColumnPresent" && r.Criteria.All(FocusFile.Supported.Contains))
            .ToDictionary(r => r.Reference, r => r.Id);

        Assert.True(presence.Count > 30);
        Assert.All(presence, column => Assert.Contains(column.Value, FocusFile.Judge(good.Without(column.Key)).BrokenRules));
    }

    [Fact]
    public async Task Every_rule_of_the_model_is_held_against_the_file_or_counted_as_one_that_cannot_be()
    {
        var model = FocusFile.Model;
        var judged = FocusFile.Judge(await FocusFile.OfAsync(GeneratedMonth.Of(0, isClosed: true)));
        var counts = judged.Outcomes.GroupBy(o => o.Value).ToDictionary(g => g.Key, g => g.Count());
        foreach (var (outcome, count) in counts)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{outcome}: {count}");
        }

        Assert.Equal(621, model.Rules.Count);
        Assert.Equal(model.Rules.Keys.Order(), judged.Outcomes.Keys.Order());
        Assert.All(judged.Outcomes.Where(o => o.Value == FocusOutcome.NotInFile), o => Assert.Null(model[o.Key].Requirement));
        Assert.True(counts[FocusOutcome.Evaluated] >= 300, $"{counts[FocusOutcome.Evaluated]} rules are evaluated.");
    }

    /// <summary>The specification's own examples, and what is wrong with each: see SOURCES.md of the shared data.</summary>
    [Theory]
    [InlineData("commitment_discount_usage_scenario_1.csv", "CostAndUsage-D-035-M")]
    [InlineData("saas_spend_agreements_a1.csv", "BillingPeriodStart-C-002-M", "ServiceCategory-C-003-M")]
    [InlineData("simple_saas_agreements_a2.csv", "BilledCost-C-002-M", "ChargePeriodEnd-C-002-M", "EffectiveCost-C-002-M")]
    [InlineData("simple_saas_agreements_c.csv", "BilledCost-C-002-M", "BillingPeriodEnd-C-001-M")]
    [InlineData("virtual_currency_pricing_model_a1.csv", "ChargePeriodStart-C-002-M")]
    [InlineData("virtual_currency_pricing_model_a2.csv", "ChargePeriodStart-C-002-M")]
    public void Examples_that_are_meant_to_fail_fail(string file, params string[] rules)
    {
        var judged = FocusEvaluator.Judge(FocusFile.Model, Nothing, Example(file));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(' ', judged.BrokenRules));

        Assert.All(rules, rule => Assert.Contains(rule, judged.BrokenRules));
    }

    /// <summary>With dates and amounts in the specification's own format, what is left is wrong in what it says.</summary>
    [Theory]
    [InlineData("saas_spend_agreements_a1.csv", "ServiceCategory-C-003-M", "ServiceSubcategory-C-003-M", "ServiceSubcategory-C-004-M")]
    [InlineData("simple_saas_agreements_c.csv", "ServiceSubcategory-C-002-M", "ServiceSubcategory-C-003-M", "ServiceSubcategory-C-004-M")]
    [InlineData("virtual_currency_pricing_model_a1.csv", "CostAndUsage-D-040-M")]
    [InlineData("virtual_currency_pricing_model_a2.csv", "CostAndUsage-D-040-M")]
    public void Examples_in_the_right_format_break_no_rule_but_those_about_their_service(string file, params string[] left) =>
        Assert.Equal(left, FocusEvaluator.Judge(FocusFile.Model, Nothing, Mended(Example(file))).BrokenRules);

    [Fact]
    public void An_example_whose_service_is_named_too_passes() => Assert.Empty(
        FocusEvaluator.Judge(FocusFile.Model, Nothing, Mended(Example("simple_saas_agreements_c.csv")).With("ServiceSubcategory", _ => "Other (Business Applications)")).Broken);

    /// <summary>The least that a provider may have.</summary>
    private static IReadOnlySet<string> Nothing { get; } = new HashSet<string>();

    private static FocusTable Example(string file) => FocusTable.ReadFile(SharedData.PathOf($"focus/spec-examples/{file}"));

    private static FocusTable Mended(FocusTable table) => table
        .Each(c => c.EndsWith("PeriodStart", StringComparison.Ordinal) || c.EndsWith("PeriodEnd", StringComparison.Ordinal), Iso)
        .Each(c => c.EndsWith("Cost", StringComparison.Ordinal) || c.EndsWith("Price", StringComparison.Ordinal), text => text.Trim(' ', '$').Replace(",", "", StringComparison.Ordinal));

    private static string Iso(string text) =>
        DateTime.ParseExact(text, "M/d/yy", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
