using Microsoft.AspNetCore.Mvc.ModelBinding;
using StreamOps.Components;
using StreamOps.Domain.Pricing.Terms;

namespace StreamOps.Features.Costs.Terms;

/// <summary>Reads the steps of a discount: each begins after the one before.</summary>
internal sealed class TermSteps(TermForm form, ModelStateDictionary errors)
{
    public IReadOnlyList<DiscountStep> Read()
    {
        var steps = new List<DiscountStep>();
        foreach (var (typed, i) in form.Steps.Take(TermForm.MostSteps).Select((step, i) => (step, i)).Where(s => !s.step.IsEmpty))
        {
            var from = Figure(typed.FromMinute, i, nameof(StepForm.FromMinute), 1, 1_000_000_000_000m, "Write its first minute, for example 100000.");
            Check(from == 0 || steps.Count == 0 || from > steps[^1].FromMinute, i, nameof(StepForm.FromMinute), "A step begins after the one before.");
            steps.Add(new DiscountStep(from, Figure(typed.Percent, i, nameof(StepForm.Percent), 0, 100, "Write per cent from 0 to 100.")));
        }

        Check(steps.Count > 0, 0, nameof(StepForm.FromMinute), "Write at least one step; 0 per cent ends a discount.");
        return steps;
    }

    private decimal Figure(string? text, int step, string name, decimal least, decimal most, string message)
    {
        var read = TypedFigure.TryRead(text, out var figure) && figure >= least && figure <= most && decimal.Round(figure, 4) == figure;
        Check(read, step, name, message);
        return read ? figure : 0;
    }

    private void Check(bool right, int step, string name, string message)
    {
        if (!right)
        {
            errors.AddModelError($"Form.Steps[{step}].{name}", message);
        }
    }
}
