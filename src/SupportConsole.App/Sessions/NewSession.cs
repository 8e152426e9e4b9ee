using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Sessions;

/// <summary>What a new session is begun with.</summary>
/// <param name="Person">Who signed in; the session of the person given here is ignored.</param>
public sealed record NewSession(Actor Person, SessionKind Kind)
{
    /// <summary>When the provider authenticated the person, UTC; null for now.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>A shorter life than the settings allow; null for theirs.</summary>
    public TimeSpan? Longest { get; init; }

    /// <summary>Whether the provider is asked again for the role. If it is not, the role stands until the session ends.</summary>
    public bool IsRechecked { get; init; }

    public string ProviderSession { get; init; } = "";

    public string? ProtectedTokens { get; init; }

    public string Address { get; init; } = "";

    public string Browser { get; init; } = "";

    /// <summary>Why a break-glass session is begun.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The groups or app roles that gave the role.</summary>
    public IReadOnlyList<string> RoleBy { get; init; } = [];

    /// <summary>What the audit entry says besides, such as how the person proved who they are.</summary>
    public IReadOnlyDictionary<string, string?>? Details { get; init; }
}

/// <param name="Token">For the browser's cookie. It is kept nowhere else.</param>
public sealed record StartedSession(StaffSession Session, string Token);
