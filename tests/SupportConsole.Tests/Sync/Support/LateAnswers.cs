using System.Reflection;
using SupportConsole.App.Connections.Detail;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.Tests.Sync.Support;

/// <summary>The tenant, with something that happens after it answered a call and before anyone has looked at the answer.</summary>
public class LateAnswers : DispatchProxy
{
    private IAuth0Tenant tenant = null!;
    private string call = "";
    private Func<Task> meanwhile = null!;

    public static IAuth0Tenant To(string call, IAuth0Tenant tenant, Func<Task> meanwhile)
    {
        var proxy = Create<IAuth0Tenant, LateAnswers>();
        (((LateAnswers)proxy).tenant, ((LateAnswers)proxy).call, ((LateAnswers)proxy).meanwhile) = (tenant, call, meanwhile);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => (targetMethod!.Name == call, targetMethod.Invoke(tenant, args)) switch
    {
        (true, Task<Result<SupportConsole.Auth0.ConnectionBatch>> answer) => WaitAsync(answer),
        (true, Task<Result<TenantConnection>> answer) => WaitAsync(answer),
        var (_, answer) => answer,
    };

    private async Task<Result<T>> WaitAsync<T>(Task<Result<T>> answer)
    {
        var answered = await answer;
        await meanwhile();
        return answered;
    }
}
