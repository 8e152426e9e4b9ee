using System.Text.RegularExpressions;

namespace SupportConsole.Federation.IdentityProviders;

/// <summary>Our side's values for one connection, to be set into a guide's templates.</summary>
/// <param name="Callback">The callback URL; for SAML with <c>?connection=</c>.</param>
/// <param name="Host">The host that sign-in goes through.</param>
public sealed partial record GuideValues(
    string Callback,
    string EntityId,
    string MetadataUrl,
    string CertificateUrl,
    string Logout,
    string Host)
{
    public static IReadOnlyList<string> Placeholders { get; } = ["callback", "entityId", "metadataUrl", "certificateUrl", "logout", "host"];

    /// <summary>Replaces the placeholders in one pass: a brace inside a value stays as it is.</summary>
    public string Fill(string template) => Placeholder().Replace(template, match => match.Groups[1].Value switch
    {
        "callback" => Callback,
        "entityId" => EntityId,
        "metadataUrl" => MetadataUrl,
        "certificateUrl" => CertificateUrl,
        "logout" => Logout,
        "host" => Host,
        _ => match.Value,
    });

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
