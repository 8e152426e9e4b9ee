using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace SupportConsole.App.People;

public sealed class ActingPerson(AuthenticationStateProvider authentication, IAuthorizationService authorization)
{
    /// <summary>The person; null if nobody is signed in or the role is unknown.</summary>
    public async Task<Actor?> FindAsync()
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        return user.Identity is { IsAuthenticated: true, Name: { } name } && FindRole(user) is { } role ? new Actor(name, role) : null;
    }

    /// <summary>The person.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the pages that call this ask for a sign-in first.</exception>
    public async Task<Actor> GetAsync() => await FindAsync() ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Whether the person has a right. Pages choose by it what they show; the services check again.</summary>
    public async Task<bool> HasAsync(string policy) =>
        (await authorization.AuthorizeAsync((await authentication.GetAuthenticationStateAsync()).User, policy)).Succeeded;

    private static StaffRole? FindRole(ClaimsPrincipal user) =>
        Enum.TryParse<StaffRole>(user.FindFirstValue(ClaimTypes.Role), out var role) && Enum.IsDefined(role) ? role : null;
}
