using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using SupportConsole.App.Approvals;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;
using SupportConsole.App.Sessions.SignIn;

namespace SupportConsole;

/// <summary>The console's own steps in a sign-in, in the order in which they come.</summary>
internal static class StaffSignInEvents
{
    private const string TokensParameter = "staff.tokens";
    private static readonly TimeSpan WithoutRefresh = TimeSpan.FromHours(1);

    public static Task RedirectAsync(RedirectContext redirect, ConsoleSettings console)
    {
        if (console.PublicAddress is { } own)
        {
            redirect.ProtocolMessage.RedirectUri = new Uri(own, StaffSettings.CallbackPath).ToString();
        }

        return Task.CompletedTask;
    }

    public static async Task AuthenticateAsync(PushedAuthorizationContext pushed)
    {
        var provider = pushed.HttpContext.RequestServices.GetRequiredService<StaffProvider>();
        provider.Authenticate(pushed.ProtocolMessage, await provider.DiscoverAsync(pushed.HttpContext.RequestAborted));
        pushed.HandleClientAuthentication();
    }

    public static async Task AuthenticateAsync(AuthorizationCodeReceivedContext received)
    {
        var provider = received.HttpContext.RequestServices.GetRequiredService<StaffProvider>();
        provider.Authenticate(received.TokenEndpointRequest!, await provider.DiscoverAsync(received.HttpContext.RequestAborted));
    }

    public static Task KeepTokensAsync(TokenValidatedContext validated)
    {
        var answer = validated.TokenEndpointResponse;
        validated.Properties!.SetParameter(TokensParameter, new StaffTokens(answer?.RefreshToken, answer?.IdToken));
        return Task.CompletedTask;
    }

    public static Task AddUserInfoAsync(UserInformationReceivedContext received)
    {
        var settings = received.HttpContext.RequestServices.GetRequiredService<StaffSettings>();
        var identity = (ClaimsIdentity)received.Principal!.Identity!;
        foreach (var claim in UserInfo.Claims(received.User.RootElement, settings))
        {
            if (!identity.HasClaim(claim.Type, claim.Value))
            {
                identity.AddClaim(claim);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Finds the role, begins the session, and goes on by a page of this site.</summary>
    public static async Task FinishAsync(TicketReceivedContext ticket)
    {
        var http = ticket.HttpContext;
        var services = http.RequestServices;
        var settings = services.GetRequiredService<StaffSettings>();
        var claims = ticket.Principal!.Claims.ToList();
        var person = Person(ticket.Principal);
        if (!RoleGrant.Find(claims, settings).TryGet(out var grant, out var problem))
        {
            await StaffRefusal.ShowAsync(http, problem, ticket.HandleResponse, person);
            return;
        }

        var tokens = ticket.Properties!.GetParameter<StaffTokens>(TokensParameter) ?? new StaffTokens(null, null);
        var actor = person with { Role = grant.Role };
        ticket.Properties.SetParameter(SessionHandler.StartKey, new NewSession(actor, SessionKind.Staff)
        {
            AuthenticatedAt = AuthenticatedAt(claims, isAskedAnew: ticket.Properties.Items.ContainsKey(StepUpPage.Mark)),
            Longest = tokens.Refresh is null ? WithoutRefresh : null,
            ProviderSession = ticket.Principal.FindFirstValue("sid") ?? "",
            ProtectedTokens = services.GetRequiredService<StaffTokenVault>().Protect(tokens),
            IsRechecked = tokens.Refresh is not null,
            RoleBy = grant.By,
            Details = new Dictionary<string, string?>
            {
                ["roleBy"] = string.Join(", ", grant.By),
                ["amr"] = string.Join(", ", claims.Where(claim => claim.Type == "amr").Select(claim => claim.Value)),
                ["acr"] = ticket.Principal.FindFirstValue("acr"),
            },
        });
        await http.SignInAsync(SessionHandler.SchemeName, actor.ToPrincipal(), ticket.Properties);
        ticket.HandleResponse();
        await SignInPage.GoOn(SignInPage.Local(ticket.ReturnUri), "You are signed in.").ExecuteAsync(http);
    }

    /// <summary>The issuer and the subject say who it is; name and email are for display.</summary>
    private static Actor Person(ClaimsPrincipal user)
    {
        var subject = user.FindFirst("sub")!;
        var email = user.FindFirstValue("email") ?? "";
        var name = user.FindFirstValue("name") ?? user.FindFirstValue("preferred_username");
        return new Actor(name is { Length: > 0 } ? name : email.Length > 0 ? email : subject.Value, StaffRole.ReadOnly)
        {
            Id = new PersonId(user.FindFirstValue("iss") ?? subject.Issuer, subject.Value),
            Email = email,
        };
    }

    /// <summary>
    /// Without auth_time nobody knows how old the provider's own session is, so the sign-in is not recent, unless the console asked the
    /// provider to sign the person in again (prompt=login).
    /// </summary>
    /// <returns>Null for now.</returns>
    private static DateTimeOffset? AuthenticatedAt(IReadOnlyList<Claim> claims, bool isAskedAnew) =>
        long.TryParse(claims.FirstOrDefault(claim => claim.Type == "auth_time")?.Value, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : isAskedAnew ? null : DateTimeOffset.UnixEpoch;
}
