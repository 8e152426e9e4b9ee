using System.Security.Claims;

namespace SupportConsole.App.People;

public enum StaffRole
{
    Manager = 1,

    Engineer = 2,

    /// <summary>As an engineer, and may remove without the hourly limit and open the fetch guard.</summary>
    Administrator = 3,
}

/// <summary>The person who acts; stands on every change and every audit entry.</summary>
public sealed record Actor(string Name, StaffRole Role)
{
    public const int MaxLength = 200;

    /// <summary>The console itself: what it found out or settled without a person.</summary>
    public static Actor Console { get; } = new("console", StaffRole.Administrator);

    /// <summary>The person as ASP.NET Core's authorization sees them.</summary>
    public ClaimsPrincipal ToPrincipal() =>
        new(new ClaimsIdentity([new(ClaimTypes.Name, Name), new(ClaimTypes.Role, Role.ToString())], nameof(SupportConsole)));
}
