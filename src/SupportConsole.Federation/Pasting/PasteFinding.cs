using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.Federation.Pasting;

/// <summary>One thing found in a paste.</summary>
/// <param name="Text">The value to show and to put into the form; for a secret, words about it.</param>
/// <param name="Source">Where it came from, such as "from line 4 of the paste" or "from metadata".</param>
public sealed record PasteFinding(PasteFindingKind Kind, string Text, string Source)
{
    /// <summary>The secret, for a finding of that kind only.</summary>
    public ClientSecret? Secret { get; init; }

    /// <summary>The certificate, for a finding of that kind only.</summary>
    public SigningCertificate? Certificate { get; init; }

    /// <summary>The SAML binding of a sign-in URL from metadata; null if it is not known.</summary>
    public string? Binding { get; init; }

    /// <summary>Whether its label calls it a previous one ("old secret").</summary>
    public bool IsFormer { get; init; }

    /// <summary>Whether it is an address or entity ID of our own side, which is shown and never proposed.</summary>
    public bool IsOurs { get; init; }
}
