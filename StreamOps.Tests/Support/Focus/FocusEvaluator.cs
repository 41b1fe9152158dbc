using Row = System.Collections.Generic.IReadOnlyDictionary<string, string?>;

namespace StreamOps.Tests.Support.Focus;

/// <summary>What became of a rule.</summary>
internal enum FocusOutcome
{
    /// <summary>Held against the file.</summary>
    Evaluated,

    /// <summary>About something that the provider does not have, or about a column that may be left out and is.</summary>
    NotApplicable,

    /// <summary>Nothing in a file says whether it is kept.</summary>
    NotInFile,
}

/// <summary>A rule that a file breaks.</summary>
/// <param name="Row">The first row that does, from 0; -1: the file as a whole.</param>
internal sealed record FocusFinding(FocusRule Rule, int Row)
{
    public override string ToString() => $"{Rule.Id} ({Rule.Keyword}) row {Row}";
}

/// <summary>
/// Holds a file against the model, from its root down. A condition goes on to the rules below it. What fails is a rule at the bottom, or one of
/// which any part would do: it fails where parts apply and none holds.
/// </summary>
internal sealed class FocusEvaluator(FocusModel model, IReadOnlySet<string> supported, FocusTable table)
{
    private readonly Dictionary<string, FocusOutcome> outcomes = [];
    private readonly List<FocusFinding> findings = [];

    public static FocusEvaluator Judge(FocusModel model, IReadOnlySet<string> supported, FocusTable table)
    {
        var evaluator = new FocusEvaluator(model, supported, table);
        evaluator.Walk(FocusModel.Root, [.. Enumerable.Range(0, table.Rows.Count)]);
        evaluator.Attributes();
        return evaluator;
    }

    public IReadOnlyDictionary<string, FocusOutcome> Outcomes => outcomes;

    public IReadOnlyList<FocusFinding> Broken => [.. findings.Where(f => f.Rule.Binds)];

    public IReadOnlyList<FocusFinding> Advice => [.. findings.Where(f => f.Rule.Keyword is "SHOULD" or "SHOULD NOT" or "RECOMMENDED")];

    public IReadOnlyList<string> BrokenRules => [.. Broken.Select(f => f.Rule.Id).Distinct().Order(StringComparer.Ordinal)];

    private void Walk(string id, IReadOnlyList<int> rows)
    {
        var rule = model[id];
        if (!Applies(rule))
        {
            Skip(id);
            return;
        }

        var inScope = InScope(rule, rows);
        if (rule.Requirement is { Function: "AND" } all && all.Items.All(i => i.Function == "CheckModelRule"))
        {
            outcomes[id] = FocusOutcome.Evaluated;
            foreach (var item in all.Items)
            {
                Walk(item.RuleId, inScope);
            }

            return;
        }

        outcomes[id] = rule.Requirement is null && !FocusByHand.Rules.ContainsKey(id) ? FocusOutcome.NotInFile : FocusOutcome.Evaluated;
        Note(rule, Failing(rule, inScope));
    }

    private void Skip(string id)
    {
        outcomes[id] = FocusOutcome.NotApplicable;
        foreach (var item in model[id].Requirement?.Items.Where(i => i.Function == "CheckModelRule") ?? [])
        {
            Skip(item.RuleId);
        }
    }

    private bool Applies(FocusRule rule) =>
        rule.Criteria.All(supported.Contains) && (rule.Entity != "Column" || table.Columns.Contains(rule.Reference));

    private List<int> InScope(FocusRule rule, IEnumerable<int> rows) => [.. rows.Where(r => FocusFunctions.Holds(rule.Condition, table.Rows[r]))];

    private List<int> Failing(FocusRule rule, List<int> rows) => rule switch
    {
        { Requirement: null } => FocusByHand.Rules.TryGetValue(rule.Id, out var holds) ? Not(rows, holds) : [],
        { Requirement.Function: "ColumnPresent" } => table.Columns.Contains(rule.Requirement.Column) ? [] : [-1],
        { Requirement.Function: "CheckDistinctCount" } => Distinct(rule.Requirement, rows),
        { Requirement: { Function: "OR" } any } when any.Items.All(i => i.Function == "CheckModelRule") => AnyOf([.. any.Items.Select(i => model[i.RuleId])], rows),
        _ => Not(rows, r => FocusFunctions.Holds(rule.Requirement, r)),
    };

    private List<int> Not(IEnumerable<int> rows, Func<Row, bool> holds) => [.. rows.Where(r => !holds(table.Rows[r]))];

    private List<int> AnyOf(IReadOnlyList<FocusRule> parts, List<int> rows)
    {
        parts.ToList().ForEach(p => outcomes[p.Id] = FocusOutcome.Evaluated);
        return
        [
            .. rows.Where(r => parts.Where(p => FocusFunctions.Holds(p.Condition, table.Rows[r])).ToList() is { Count: > 0 } applying
                && !applying.Exists(p => FocusFunctions.Holds(p.Requirement, table.Rows[r]))),
        ];
    }

    /// <summary>Each value of the one column goes with as many of the other.</summary>
    private List<int> Distinct(FocusCheck check, IEnumerable<int> rows) =>
    [
        .. rows.Where(r => table.Rows[r].GetValueOrDefault(check.Column) is not null)
            .GroupBy(r => table.Rows[r][check.Column])
            .Where(g => g.Select(r => table.Rows[r].GetValueOrDefault(check.OtherColumn)).Distinct().Count() != check.ExpectedCount)
            .Select(g => g.First()),
    ];

    private void Note(FocusRule rule, List<int> failing)
    {
        // Leave to do a thing is no duty to.
        if (failing.Count > 0 && rule.Keyword != "MAY")
        {
            findings.Add(new FocusFinding(rule, failing[0]));
        }
    }

    /// <summary>Attributes hang on no root: those of cells are held through the functions that name them, those of headings here.</summary>
    private void Attributes()
    {
        foreach (var rule in model.Rules.Values.Where(r => r.Entity == "Attribute"))
        {
            outcomes[rule.Id] = !rule.Criteria.All(supported.Contains) ? FocusOutcome.NotApplicable
                : rule.Requirement is not null || FocusAttributes.InFile.Contains(rule.Id) || FocusByHand.Rules.ContainsKey(rule.Id) ? FocusOutcome.Evaluated
                : FocusOutcome.NotInFile;
            if (FocusByHand.Rules.TryGetValue(rule.Id, out var holds))
            {
                Note(rule, Not(Enumerable.Range(0, table.Rows.Count), holds));
            }
        }

        FocusAttributes.BrokenByHeadings(table.Columns).ToList().ForEach(id => Note(model[id], [-1]));
    }
}
