namespace SupportConsole.App.Deadlines;

/// <summary>What is due. The number is stored with every reminder, so it never changes.</summary>
public enum DeadlineKind
{
    ClientSecret = 1,

    SigningCertificate = 2,

    /// <summary>A request that waits for another person.</summary>
    Approval = 3,

    /// <summary>A private host exception of the settings.</summary>
    PrivateHost = 4,

    /// <summary>A hand-off that the customer hasn't answered.</summary>
    HandOff = 5,

    /// <summary>The <c>validUntil</c> of an IdP's metadata.</summary>
    Metadata = 6,

    /// <summary>A test or setup link.</summary>
    Link = 7,

    /// <summary>A planned change of certificates.</summary>
    Cutover = 8,

    /// <summary>The certificate of the key that signs our SAML requests: the tenant's, or a connection's own.</summary>
    RequestSigning = 9,

    /// <summary>The certificate with which IdPs encrypt assertions for us.</summary>
    Decryption = 10,
}
