using System.Security.Claims;

namespace SupportConsole.App.People;

/// <summary>A person's role, the lowest first: of several, a person has the highest.</summary>
public enum StaffRole
{
    ReadOnly = 1,

    /// <summary>As read-only, and may run the integrity check.</summary>
    Manager = 2,

    Engineer = 3,

    /// <summary>As an engineer, and may remove without the hourly limit and end other people's sessions.</summary>
    Administrator = 4,
}

/// <summary>The person who acts; stands on every change and every audit entry.</summary>
public sealed record Actor(string Name, StaffRole Role)
{
    public const int MaxLength = 200;

    private const string IssuerClaim = "iss";
    private const string SessionClaim = "session";

    /// <summary>The console itself: what it found out or settled without a person. It has no session.</summary>
    public static Actor Console { get; } = new("console", StaffRole.Administrator) { Id = new PersonId("console", "console") };

    /// <summary>Somebody who changed a connection in Auth0 itself.</summary>
    public static Actor Unknown { get; } = new("unknown", StaffRole.ReadOnly) { Id = new PersonId("auth0", "unknown") };

    /// <summary>Somebody whose sign-in failed before it was known who it is.</summary>
    public static Actor Stranger { get; } = new("not signed in", StaffRole.ReadOnly) { Id = new PersonId("none", "none") };

    public PersonId Id { get; init; } = new(PersonId.Development, Name);

    /// <summary>For display; empty if the provider gives none.</summary>
    public string Email { get; init; } = "";

    /// <summary>The session that the person acts in, which every act checks; null for the console itself.</summary>
    public Guid? Session { get; init; }

    /// <summary>The person that a principal of <see cref="ToPrincipal"/> names; null if it names none.</summary>
    public static Actor? From(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true, Name: { } name } || FindRole(user) is not { } role)
        {
            return null;
        }

        var subject = user.FindFirstValue(ClaimTypes.NameIdentifier) ?? name;
        return new Actor(name, role)
        {
            Id = new PersonId(user.FindFirstValue(IssuerClaim) ?? PersonId.Development, subject),
            Email = user.FindFirstValue(ClaimTypes.Email) ?? "",
            Session = Guid.TryParse(user.FindFirstValue(SessionClaim), out var session) ? session : null,
        };
    }

    /// <summary>The person as ASP.NET Core's authorization sees them.</summary>
    public ClaimsPrincipal ToPrincipal()
    {
        List<Claim> claims =
        [
            new(ClaimTypes.Name, Name),
            new(ClaimTypes.Role, Role.ToString()),
            new(ClaimTypes.NameIdentifier, Id.Subject),
            new(IssuerClaim, Id.Issuer),
            new(ClaimTypes.Email, Email),
        ];
        if (Session is { } session)
        {
            claims.Add(new Claim(SessionClaim, session.ToString()));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, nameof(SupportConsole)));
    }

    private static StaffRole? FindRole(ClaimsPrincipal user) =>
        Enum.TryParse<StaffRole>(user.FindFirstValue(ClaimTypes.Role), out var role) && Enum.IsDefined(role) ? role : null;
}
