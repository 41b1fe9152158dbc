using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using StreamOps.Domain.Streams;

namespace StreamOps.Data;

/// <summary>Stores an enum as the word that API and pages use, so that a table can be read without the code.</summary>
public sealed class WireNameConverter<TEnum>() : ValueConverter<TEnum, string>(v => WireName.Of(v), s => Parse(s))
    where TEnum : struct, Enum
{
    private static TEnum Parse(string text) =>
        WireName.TryParse<TEnum>(text, out var value) ? value : throw new InvalidOperationException($"'{text}' is no {typeof(TEnum).Name}.");
}
