using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace SupportConsole.App.People;

public sealed class ActingPerson(AuthenticationStateProvider authentication, IAuthorizationService authorization)
{
    /// <summary>The person; null if nobody is signed in or the role is unknown.</summary>
    public async Task<Actor?> FindAsync() => Actor.From((await authentication.GetAuthenticationStateAsync()).User);

    /// <summary>The person.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the pages that call this ask for a sign-in first.</exception>
    public async Task<Actor> GetAsync() => await FindAsync() ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Whether the person has a right. Pages choose by it what they show; the services check again.</summary>
    public async Task<bool> HasAsync(string policy) =>
        (await authorization.AuthorizeAsync((await authentication.GetAuthenticationStateAsync()).User, policy)).Succeeded;
}
