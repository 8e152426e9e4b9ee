using System.Reflection;
using System.Runtime.CompilerServices;
using SupportConsole.App.Approvals;
using SupportConsole.App.Changes;
using SupportConsole.App.Intake;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;
using SupportConsole.App.Sync;
using SupportConsole.Federation.Names;

namespace SupportConsole.Tests.People;

/// <summary>The service methods that take the person who acts, found by reflection.</summary>
internal static class ActingMethods
{
    /// <summary>Methods that write down what their callers checked.</summary>
    private static readonly Type[] CheckedByCallers =
    [
        typeof(Rights), typeof(AuditTrail), typeof(ChangeJournal), typeof(SyncRuns), typeof(RefusalAudit), typeof(SessionCheck), typeof(ApprovalStore),
        typeof(StepUp), typeof(ExportTrail), typeof(FetchTrail),
    ];

    public static List<MethodInfo> All { get; } =
    [
        .. typeof(Rights).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && !CheckedByCallers.Contains(type))
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType.IsAssignableTo(typeof(Task))
                && method.GetParameters().Any(parameter => IsPerson(parameter.ParameterType))),
    ];

    public static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>Calls a method for a person. Empty objects are enough for a refusal: the right is checked before anything else is read.</summary>
    public static async Task<Problem?> FindProblemAsync(MethodInfo method, object service, Actor actor)
    {
        var task = (Task)method.Invoke(service, [.. method.GetParameters().Select(parameter => Argument(parameter.ParameterType, actor))])!;
        await task;
        var result = task.GetType().GetProperty("Result")!.GetValue(task)!;
        return (Problem?)result.GetType().GetProperty("Problem")!.GetValue(result);
    }

    private static bool IsPerson(Type type) => type == typeof(Actor) || type == typeof(Decision) || type == typeof(ChangeOrder);

    private static object? Argument(Type type, Actor actor) =>
        type == typeof(Actor) ? actor
        : type == typeof(Decision) ? new Decision(actor, "SUP-1", "Asked for.")
        : type == typeof(ChangeOrder) ? new ChangeOrder(actor, "SUP-1", "Asked for.", Guid.NewGuid())
        : type == typeof(ChangePlan) ? Plan()
        : type == typeof(string) ? "x"
        : type.IsValueType ? Activator.CreateInstance(type)
        : type.IsAssignableTo(typeof(Delegate)) || type.IsInterface ? null
        : RuntimeHelpers.GetUninitializedObject(type);

    private static ChangePlan Plan() => new()
    {
        Kind = ChangeKind.Remove,
        ConnectionId = Guid.NewGuid(),
        ConnectionName = ConnectionName.Parse("acme-saml").Value,
        RecordVersion = Guid.NewGuid(),
        Fields = [],
    };
}
