namespace SupportConsole.App.Diagnosis;

/// <summary>By what a connection was found, the surest first.</summary>
public enum SuspectKind
{
    ConfiguredThumbprint,
    Auth0Id,
    Name,
    ClientId,
    EntityId,
    Issuer,
    SignInUrl,
    Certificate,
    ClusterId,
    ClusterUrl,
    AccountId,
    Tenant,
    Domain,
    Host,
    Customer,
}

public sealed record SuspectReason(SuspectKind Kind, string Value)
{
    /// <summary>Whether it points to one connection, not to a customer or a company.</summary>
    public bool IsSure => Kind <= SuspectKind.Certificate;

    public string Words => Kind switch
    {
        SuspectKind.ConfiguredThumbprint => "the configured thumbprint",
        SuspectKind.Auth0Id => "its Auth0 ID",
        SuspectKind.Name => "its name",
        SuspectKind.ClientId => "the client ID",
        SuspectKind.EntityId => "the entity ID",
        SuspectKind.Issuer => "the issuer",
        SuspectKind.SignInUrl => "the sign-in URL",
        SuspectKind.Certificate => "the certificate",
        SuspectKind.ClusterId => "the cluster ID",
        SuspectKind.ClusterUrl => "the cluster URL",
        SuspectKind.AccountId => "the account ID",
        SuspectKind.Tenant => "the directory ID",
        SuspectKind.Domain => "the domain",
        SuspectKind.Host => "the host",
        _ => "the customer's name",
    };
}
