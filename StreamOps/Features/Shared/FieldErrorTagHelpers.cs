using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace StreamOps.Features.Shared;

/// <summary>Tells a screen reader of a field that it is wrong, and where that is said: beside it, by <see cref="FieldErrorTagHelper"/>.</summary>
[HtmlTargetElement("input", Attributes = "asp-for")]
[HtmlTargetElement("select", Attributes = "asp-for")]
[HtmlTargetElement("textarea", Attributes = "asp-for")]
public sealed class WrongFieldTagHelper : TagHelper
{
    private const string DescribedBy = "aria-describedby";

    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        if (ViewContext.ModelState[name] is { Errors.Count: > 0 })
        {
            var hints = context.AllAttributes[DescribedBy]?.Value.ToString();
            output.Attributes.SetAttribute("aria-invalid", "true");
            output.Attributes.SetAttribute(DescribedBy, $"{FieldErrorTagHelper.IdOf(name)} {hints}".TrimEnd());
        }
    }
}

/// <summary>Names the error of a field, so that the field can point to it.</summary>
[HtmlTargetElement("span", Attributes = "asp-validation-for")]
public sealed class FieldErrorTagHelper : TagHelper
{
    [HtmlAttributeName("asp-validation-for")]
    public ModelExpression For { get; set; } = null!;

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    internal static string IdOf(string field) => TagBuilder.CreateSanitizedId(field, "_") + "_error";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.AllAttributes.ContainsName("id"))
        {
            output.Attributes.SetAttribute("id", IdOf(ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name)));
        }
    }
}
