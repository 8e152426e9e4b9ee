using System.Reflection;
using SupportConsole.Auth0;
using SupportConsole.Federation;

namespace SupportConsole.Tests.Reconciliation.Support;

/// <summary>The tenant, with something that happens after it answered with a page and before anyone has looked at it.</summary>
public class LatePages : DispatchProxy
{
    private IAuth0Tenant tenant = null!;
    private Func<Task> meanwhile = null!;

    public static IAuth0Tenant Of(IAuth0Tenant tenant, Func<Task> meanwhile)
    {
        var proxy = Create<IAuth0Tenant, LatePages>();
        ((LatePages)proxy).tenant = tenant;
        ((LatePages)proxy).meanwhile = meanwhile;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = targetMethod!.Invoke(tenant, args);
        return answer is Task<Result<ConnectionPage>> page ? WaitAsync(page) : answer;
    }

    private async Task<Result<ConnectionPage>> WaitAsync(Task<Result<ConnectionPage>> page)
    {
        var answer = await page;
        await meanwhile();
        return answer;
    }
}
