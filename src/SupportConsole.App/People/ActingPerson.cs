using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace SupportConsole.App.People;

/// <summary>Who acts on this page, from the sign-in.</summary>
public sealed class ActingPerson(AuthenticationStateProvider authentication)
{
    /// <summary>The person; null where nobody is signed in.</summary>
    public async Task<Actor?> FindAsync()
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        return user.Identity is { IsAuthenticated: true, Name: { } name } && Enum.TryParse<StaffRole>(user.FindFirstValue(ClaimTypes.Role), out var role) && Enum.IsDefined(role)
            ? new Actor(name, role)
            : null;
    }

    /// <summary>The person.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: pages that act ask for a sign-in first.</exception>
    public async Task<Actor> GetAsync() => await FindAsync() ?? throw new InvalidOperationException("Nobody is signed in.");
}
