using SupportConsole.Federation;

namespace SupportConsole.App.SignIns;

/// <summary>The claims that InfluxDB needs of a person.</summary>
internal static class NeededClaims
{
    public static IReadOnlyList<MissingClaim> MissingFrom(IReadOnlyDictionary<string, string> claims, Protocol protocol) =>
    [
        .. new[] { "email", "name" }
            .Where(name => claims.GetValueOrDefault(name) is not { Length: > 0 })
            .Select(name => new MissingClaim(name, Fix(name, protocol))),
    ];

    private static string Fix(string name, Protocol protocol) => protocol == Protocol.Oidc
        ? $"In the identity provider's application, add the claim {name} to the ID token"
            + (name == "email" ? ", and allow the scope email." : ".")
        : $"In the identity provider's application, send the attribute {name} in the assertion, "
            + $"with the user's {Value(name)} as its value.";

    private static string Value(string name) => name == "email" ? "email address" : "full name";
}
