using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using StreamOps.Domain.Time;

namespace StreamOps.Platform.Reads;

/// <summary>
/// What is said of a value that cannot be read as what it should be: what is allowed. The framework's own words name a property, which
/// nobody sees who reads an address.
/// </summary>
public sealed class QueryWords : IBindingMetadataProvider, IValidationMetadataProvider
{
    private static readonly Dictionary<Type, string> ByType = new()
    {
        [typeof(BillingMonth)] = "Write a month as yyyy-MM, for example 2026-10.",
        [typeof(DateOnly)] = "Write a day as yyyy-MM-dd, for example 2026-10-31.",
        [typeof(int)] = "Write a whole number.",
        [typeof(long)] = "Write a whole number, such as the number in the address of the page that it names.",
        [typeof(Guid)] = "Write the identifier as a link of this product has it: 32 hexadecimal digits in five groups.",
    };

    public void CreateBindingMetadata(BindingMetadataProviderContext context)
    {
        if (Allowed(context) is not { } allowed || context.BindingMetadata.ModelBindingMessageProvider is not { } words)
        {
            return;
        }

        words.SetAttemptedValueIsInvalidAccessor((_, _) => allowed);
        words.SetUnknownValueIsInvalidAccessor(_ => allowed);
        words.SetValueIsInvalidAccessor(_ => allowed);
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => allowed);
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => allowed);
    }

    /// <summary>A range without words of its own says its bounds.</summary>
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var range in context.ValidationMetadata.ValidatorMetadata.OfType<RangeAttribute>())
        {
            Speak(range);
        }
    }

    /// <returns>Null: the framework's words will do.</returns>
    private static string? Allowed(BindingMetadataProviderContext context)
    {
        if (context.Attributes.OfType<RangeAttribute>().FirstOrDefault() is { } range)
        {
            return Speak(range).FormatErrorMessage("");
        }

        var type = context.Key.ModelType;
        return ByType.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type);
    }

    private static RangeAttribute Speak(RangeAttribute range)
    {
        if (range.ErrorMessage is null && range.ErrorMessageResourceName is null)
        {
            range.ErrorMessage = "Write a whole number from {1} to {2}.";
        }

        return range;
    }
}
