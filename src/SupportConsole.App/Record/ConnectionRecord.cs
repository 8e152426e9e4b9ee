using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Record;

/// <summary>
/// SupportConsole's record of an enterprise connection, from draft to retired. Never holds a secret. Its settings were read from the
/// tenant at <see cref="SeenAt"/>.
/// </summary>
public sealed class ConnectionRecord
{
    public const int OwnerMaxLength = 200;
    public const int SearchTextMaxLength = 6000;

    /// <summary>SupportConsole's own ID, used in page addresses.</summary>
    public required Guid Id { get; init; }

    public required ClusterId ClusterId { get; set; }

    public Cluster Cluster { get; set; } = null!;

    /// <summary>Unique, retired connections included. Can change while a draft; final once created.</summary>
    public required ConnectionName Name { get; set; }

    public required Protocol Protocol { get; set; }

    /// <summary>Auth0's strategy: oidc or samlp for ours; an adopted connection may have another.</summary>
    public string Strategy { get; set; } = "";

    public required IdentityProvider IdentityProvider { get; set; }

    public required ConnectionState State { get; set; }

    /// <summary>Since when it is in <see cref="State"/>, UTC.</summary>
    public required DateTimeOffset StateSince { get; set; }

    /// <summary>Null while nothing is in Auth0.</summary>
    public ConnectionId? Auth0Id { get; set; }

    public string DisplayName { get; set; } = "";

    /// <summary>The engineer who takes the next step if it is support's.</summary>
    public string Owner { get; set; } = "";

    /// <summary>The owner's <see cref="StaffMember.Id"/>; empty for nobody, and where only a name was typed once.</summary>
    public string OwnerId { get; set; } = "";

    /// <summary>A draft's valid settings as typed; otherwise the settings that Auth0 had at <see cref="SeenAt"/>.</summary>
    public SettingValues Settings { get; set; } = [];

    /// <summary>Of the current credential: SHA-256 of a certificate or keyed fingerprint of a secret.</summary>
    public string CredentialFingerprint { get; set; } = "";

    /// <summary>When the current credential expires, UTC; null if it never does, or nobody told us.</summary>
    public DateTimeOffset? CredentialExpiresAt { get; set; }

    /// <summary>Whether the customer said that the current credential never expires.</summary>
    public bool CredentialNeverExpires { get; set; }

    /// <summary>Client IDs of the customers' applications that it is enabled for, separated by spaces, as last read.</summary>
    public string EnabledApplications { get; set; } = "";

    /// <summary>Client IDs of the applications that were chosen for it and wait for a test sign-in, separated by spaces.</summary>
    public string WaitingApplications { get; set; } = "";

    /// <summary>
    /// Whether nobody can sign in through it because its applications wait for a test sign-in. One that was switched off waits for none.
    /// </summary>
    public bool IsWaitingForTest => EnabledApplications.Length == 0 && WaitingApplications.Length > 0
        && State is ConnectionState.ReadyToTest or ConnectionState.Tested;

    /// <summary>The recorded options: JSON with keyed fingerprints instead of secrets. Null while nothing is in Auth0.</summary>
    public string? SeenOptions { get; set; }

    /// <summary>When <see cref="SeenOptions"/> was read, UTC.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    public string Attention { get; set; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Copied from the cluster by <see cref="ConnectionListing"/>.</summary>
    public string Customer { get; private set; } = "";

    /// <summary>Copied from the cluster by <see cref="ConnectionListing"/>.</summary>
    public string ClusterName { get; private set; } = "";

    /// <summary>Folded, so that a folded word is found in it.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Customer, cluster and connection name, folded. Search words of one or two letters match only these.</summary>
    public string NamesText { get; private set; } = "";

    /// <summary>Its row in the search's index. The database gives it.</summary>
    public long SearchKey { get; private set; }

    /// <summary>Changes with every save, so that two editors are told apart.</summary>
    public Guid Version { get; set; }

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
