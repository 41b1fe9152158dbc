using System.Text.Json;

namespace StreamOps.Tests.Support.Focus;

/// <summary>One rule of the model.</summary>
/// <param name="Entity">Dataset, Column or Attribute.</param>
/// <param name="Reference">The column, dataset or attribute that it is about.</param>
/// <param name="Keyword">MUST, MUST NOT, SHOULD, MAY and so on.</param>
/// <param name="Criteria">It applies where the provider supports all of them.</param>
/// <param name="Requirement">Null: the model leaves it to people (its type is Dynamic).</param>
internal sealed record FocusRule(
    string Id, string Entity, string Reference, string Keyword, IReadOnlyList<string> Criteria, FocusCheck? Requirement, FocusCheck? Condition)
{
    /// <summary>A file that breaks it does not conform.</summary>
    public bool Binds => Keyword is "MUST" or "MUST NOT";
}

/// <summary>The official requirements model of FOCUS 1.2, with its one known slip mended.</summary>
internal sealed class FocusModel
{
    public const string Root = "CostAndUsage-D-000-M";

    private FocusModel(IReadOnlyDictionary<string, FocusRule> rules) => Rules = rules;

    public IReadOnlyDictionary<string, FocusRule> Rules { get; }

    public FocusRule this[string id] => Rules[id];

    public static FocusModel Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedData.PathOf("focus/requirements-model-1.2.json")));
        var rules = json.RootElement.GetProperty("ModelRules").Clone().EnumerateObject().ToDictionary(r => r.Name, r => Read(r.Name, r.Value));

        // Its words say "is not Correction", its condition says the opposite: that of the rule about the commitment's quantity is meant.
        rules["ConsumedQuantity-C-006-C"] = rules["ConsumedQuantity-C-006-C"] with { Condition = rules["CommitmentDiscountQuantity-C-005-C"].Condition };
        return new FocusModel(rules);
    }

    private static FocusRule Read(string id, JsonElement rule)
    {
        var criteria = rule.GetProperty("ValidationCriteria");
        return new FocusRule(
            id,
            rule.GetProperty("EntityType").GetString()!,
            rule.GetProperty("Reference").GetString()!,
            criteria.GetProperty("Keyword").GetString()!,
            [.. rule.GetProperty("ApplicabilityCriteria").EnumerateArray().Select(c => c.GetString()!)],
            FocusCheck.Read(criteria.GetProperty("Requirement")),
            FocusCheck.Read(criteria.GetProperty("Condition")));
    }
}
