namespace SupportConsole.Federation.Certificates;

/// <summary>What the label of a block promises.</summary>
internal enum PemKind
{
    Unknown = 0,
    Certificate,
    PrivateKey,
    Request,
    RevocationList,
    PublicKey,
    KeyStore,
    Ssh,
    Pgp,
    Parameters,
}
