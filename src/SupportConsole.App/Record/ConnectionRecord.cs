using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Record;

/// <summary>
/// The console's record of an enterprise connection, from draft to retired. Holds settings and facts, never a secret. What it says of
/// the tenant was read back from the tenant at <see cref="SeenAt"/>.
/// </summary>
public sealed class ConnectionRecord
{
    public const int OwnerMaxLength = 200;
    public const int SearchTextMaxLength = 6000;

    /// <summary>The console's own id; stands in page addresses.</summary>
    public required Guid Id { get; init; }

    public required ClusterId ClusterId { get; set; }

    public Cluster Cluster { get; set; } = null!;

    /// <summary>The connection name; unique in the record, retired ones included. Free to change while a draft; final once created.</summary>
    public required ConnectionName Name { get; set; }

    public required Protocol Protocol { get; set; }

    /// <summary>Auth0's strategy: oidc or samlp for ours; an adopted connection may have another.</summary>
    public string Strategy { get; set; } = "";

    public required IdentityProvider IdentityProvider { get; set; }

    public required ConnectionState State { get; set; }

    /// <summary>Since when it stands in <see cref="State"/>, UTC.</summary>
    public required DateTimeOffset StateSince { get; set; }

    /// <summary>Auth0's id; null while nothing is in Auth0.</summary>
    public ConnectionId? Auth0Id { get; set; }

    public string DisplayName { get; set; } = "";

    /// <summary>The engineer who owns the next move when it is ours.</summary>
    public string Owner { get; set; } = "";

    /// <summary>Its settings: of a draft as typed where they are valid, else as Auth0 held them at <see cref="SeenAt"/>.</summary>
    public SettingValues Settings { get; set; } = [];

    /// <summary>The thumbprint (SHA-256 of a certificate) or keyed fingerprint (secret) of the credential in force; for finding it.</summary>
    public string CredentialFingerprint { get; set; } = "";

    /// <summary>When the credential in force expires, UTC; null where unknown.</summary>
    public DateTimeOffset? CredentialExpiresAt { get; set; }

    /// <summary>Client_ids of the applications for which it is enabled, space-separated, as last read.</summary>
    public string EnabledApplications { get; set; } = "";

    /// <summary>The tenant's options as last seen: JSON with secrets replaced by keyed fingerprints. Null while nothing is in Auth0.</summary>
    public string? SeenOptions { get; set; }

    /// <summary>When <see cref="SeenOptions"/> was read, UTC.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>Why it needs attention, in words; empty when it does not.</summary>
    public string Attention { get; set; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The cluster's customer, for the list to sort by: <see cref="ConnectionListing"/> keeps it in step.</summary>
    public string Customer { get; private set; } = "";

    /// <summary>The cluster's name, for the list to sort by: <see cref="ConnectionListing"/> keeps it in step.</summary>
    public string ClusterName { get; private set; } = "";

    /// <summary>Lower-case text that the list's search looks through, see <see cref="ConnectionListing"/>, which keeps it in step.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Changes with every save; two people editing one connection are told apart by it.</summary>
    public Guid Version { get; set; }

    /// <summary>The credentials it has had, newest first when loaded so.</summary>
    public List<Credential> Credentials { get; } = [];

    /// <summary>Moves to another state, if <see cref="ConnectionTransitions"/> allows it.</summary>
    /// <returns>Why it may not; null if it moved, or was in that state already.</returns>
    public Problem? MoveTo(ConnectionState state, DateTimeOffset now)
    {
        if (State == state)
        {
            return null;
        }

        if (!ConnectionTransitions.Allows(State, state))
        {
            return new Problem($"{Name} can't go from {State} to {state}.", "Reload its page: somebody may have changed it.")
            {
                Code = "connection.transition",
                NotLost = "Nothing was changed.",
            };
        }

        State = state;
        StateSince = now;
        return null;
    }
}
