using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.HandOff;

/// <summary>What a customer still has to send.</summary>
internal static class MissingValues
{
    /// <summary>What the customer has not sent yet; the secret by a secure channel only.</summary>
    public static IReadOnlyList<string> Of(HandOffSheet sheet, SheetContext context) =>
    [
        .. sheet.SendBack
            .Where((value, index) => !IsKnown(sheet.Protocol, value, index, context))
            .Select(value => $"{value.Name}{(value.Required ? "" : " (optional)")}: {value.Where}"
                + (value.Secret ? ". Use a secure channel, never an email or a ticket." : "")),
    ];

    /// <summary>The guides ask in one order: issuer, client ID, secret; or metadata, sign-in URL, certificate.</summary>
    private static bool IsKnown(Protocol protocol, RequestedValue value, int index, SheetContext context) => (protocol, index) switch
    {
        (_, _) when value.Name == "Email domains" => context.Domains.Count > 0,
        (_, _) when value.Name == "Expiry date of the secret" => context.ExpiresAt is not null,
        (Protocol.Oidc, 0) => context.HasIssuer,
        (Protocol.Oidc, 1) => context.HasClientId,
        (Protocol.Oidc, 2) => context.HasCredential,
        (Protocol.Saml, 0) => context is { HasSignInUrl: true, HasCredential: true },
        (Protocol.Saml, 1) => context.HasSignInUrl,
        (Protocol.Saml, 2) => context.HasCredential,
        _ => false,
    };
}
