using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SupportConsole.Tests.Architecture;

/// <summary>Which types a built assembly's types use: in signatures, fields, base types, locals and method bodies.</summary>
internal static class TypeUses
{
    /// <summary>Every outermost type of the assembly with the full names of the types that it, or a type nested in it, uses.</summary>
    public static ILookup<string, string> Of(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return module.GetTypes()
            .SelectMany(type => In(type).Select(used => (User: Outermost(type).FullName, Used: used)))
            .Distinct()
            .ToLookup(use => use.User, use => use.Used);
    }

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static IEnumerable<string> In(TypeDefinition type)
    {
        var bodies = type.Methods.Where(method => method.HasBody).Select(method => method.Body).ToList();
        return type.Fields.Select(field => field.FieldType)
            .Concat(type.Methods.SelectMany(method => method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(bodies.SelectMany(body => body.Variables.Select(variable => variable.VariableType)))
            .Concat(bodies.SelectMany(body => body.Instructions).SelectMany(Operand))
            .Concat(type.Interfaces.Select(implemented => implemented.InterfaceType))
            .Append(type.BaseType)
            .SelectMany(Names);
    }

    private static IEnumerable<TypeReference?> Operand(Instruction instruction) => instruction.Operand switch
    {
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method is GenericInstanceMethod generic ? generic.GenericArguments : []],
        MemberReference and TypeReference type => [type],
        MemberReference member => [member.DeclaringType],
        _ => [],
    };

    private static IEnumerable<string> Names(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => [OutermostName(generic.ElementType), .. generic.GenericArguments.SelectMany(Names)],
        TypeSpecification specification => Names(specification.ElementType),
        _ => [OutermostName(type)],
    };

    private static string OutermostName(TypeReference type) => type.DeclaringType is null ? type.FullName : OutermostName(type.DeclaringType);
}
