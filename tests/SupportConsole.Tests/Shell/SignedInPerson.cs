using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportConsole.App.People;

namespace SupportConsole.Tests.Shell;

/// <summary>Signs a person in with the console's own policies: bUnit's authorization would decide by a list of the test's own.</summary>
internal sealed class SignedInPerson : AuthenticationStateProvider
{
    public Actor Actor
    {
        get;
        set
        {
            field = value;
            NotifyAuthenticationStateChanged(GetAuthenticationStateAsync());
        }
    } = new("Ana Ruiz", StaffRole.Engineer);

    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(Actor.ToPrincipal()));

    public void AddTo(IServiceCollection services)
    {
        services.RemoveAll<IAuthorizationService>();
        services.RemoveAll<IAuthorizationPolicyProvider>();
        services.AddRights();
        services.AddCascadingAuthenticationState();
        services.AddSingleton<AuthenticationStateProvider>(this);
    }
}
