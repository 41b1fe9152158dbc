using Mono.Cecil;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Architecture;

/// <summary>Which type looks at which, read from the compiled product: signatures, attributes and method bodies, nested types with their owner.</summary>
internal static class References
{
    private static readonly Lazy<IReadOnlyList<(string From, string To)>> Read = new(() => [.. ReadAll().Distinct()]);

    /// <summary>Pairs of full type names. A Razor page's generated type stands under its folder's namespace.</summary>
    public static IReadOnlyList<(string From, string To)> All => Read.Value;

    /// <summary>The references from one folder that break a rule, each as a line that names both types.</summary>
    public static IEnumerable<string> Breaking(string fromFolder, Func<string, bool> forbidden) =>
        All.Where(r => IsIn(r.From, fromFolder) && forbidden(r.To)).Select(r => $"{r.From} looks at {r.To}").Order();

    public static bool IsIn(string type, string folder) => type.StartsWith(folder + ".", StringComparison.Ordinal);

    private static IEnumerable<(string From, string To)> ReadAll()
    {
        using var module = ModuleDefinition.ReadModule(typeof(Interval).Assembly.Location);
        foreach (var type in module.Types)
        {
            var from = Name(type);
            foreach (var to in With(type).SelectMany(Seen).SelectMany(Flat).Select(Name).Where(to => to != from))
            {
                yield return (from, to);
            }
        }
    }

    private static IEnumerable<TypeDefinition> With(TypeDefinition type) => type.NestedTypes.SelectMany(With).Prepend(type);

    private static IEnumerable<TypeReference?> Seen(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(i => i.InterfaceType),
        .. type.CustomAttributes.Select(a => a.AttributeType),
        .. type.Fields.Select(f => f.FieldType),
        .. type.Properties.SelectMany(p => p.CustomAttributes).Select(a => a.AttributeType),
        .. type.Methods.SelectMany(Seen),
    ];

    private static IEnumerable<TypeReference?> Seen(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(p => p.ParameterType),
        .. method.CustomAttributes.Select(a => a.AttributeType),
        .. method.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType),
        .. method.HasBody ? method.Body.Variables.Select(v => v.VariableType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(i => Seen(i.Operand)) : [],
    ];

    private static IEnumerable<TypeReference?> Seen(object? operand) => operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Flat(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Flat).Prepend(generic.ElementType),
        TypeSpecification wrapped => Flat(wrapped.ElementType),
        _ => [type],
    };

    private static string Name(TypeReference type)
    {
        while (type.DeclaringType is { } owner)
        {
            type = owner;
        }

        return type.Namespace == "AspNetCoreGeneratedDocument" ? "StreamOps." + type.Name.Replace('_', '.') : type.FullName;
    }
}
