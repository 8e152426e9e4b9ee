using SupportConsole.App.People;

namespace SupportConsole;

/// <summary>What a provider wants the assertion of private_key_jwt to name.</summary>
public enum AssertionAudience
{
    /// <summary>What the revision of RFC 7523 asks for, with the type client-authentication+jwt.</summary>
    Issuer = 0,

    /// <summary>What RFC 7523 suggested at first, with the type JWT.</summary>
    TokenEndpoint = 1,
}

/// <summary>Staff sign-in at the company's identity provider: the section <c>Staff</c>.</summary>
public sealed record StaffSettings
{
    public const string Section = "Staff";
    public const string CallbackPath = "/sign-in/callback";
    public const string BackChannelPath = "/sign-in/back-channel";

    /// <summary>The provider's issuer; its discovery document is below it.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecretFile { get; init; } = "";

    /// <summary>A PEM file with the private key that signs the console's requests for tokens (private_key_jwt).</summary>
    public string PrivateKeyFile { get; init; } = "";

    /// <summary>The key's ID at the provider.</summary>
    public string KeyId { get; init; } = "";

    /// <summary>For whom the console's assertion is meant, with a private key.</summary>
    public AssertionAudience AssertionAudience { get; init; }

    public string RolesClaim { get; init; } = "roles";

    public string GroupsClaim { get; init; } = "groups";

    /// <summary>For each role the exact IDs of the groups or roles that give it.</summary>
    public Dictionary<StaffRole, string[]> Roles { get; init; } = [];

    /// <summary>The roles that need a second factor, separated by commas.</summary>
    public string RequireMfa { get; init; } = "";

    /// <summary>What the claims amr or acr say after a second factor, separated by commas.</summary>
    public string MfaValues { get; init; } = "mfa";

    public string Scopes { get; init; } = "openid profile email offline_access";

    /// <summary>Whom people without a role ask.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Whether a provider on this machine may be reached without TLS.</summary>
    public bool AllowLoopbackHttp { get; init; }

    public bool IsOn => Authority.Length > 0;

    public IReadOnlyList<StaffRole> RolesWithMfa =>
        [.. Split(RequireMfa).Select(text => Enum.TryParse<StaffRole>(text, ignoreCase: true, out var role) ? role : default)];

    public IReadOnlyList<string> MfaMarks => Split(MfaValues);

    public IReadOnlyList<string> ScopeList => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The client secret; null with a private key.</summary>
    public string? ReadSecret() => ClientSecretFile.Length == 0 ? null : File.ReadAllText(ClientSecretFile).Trim();

    /// <param name="isRequired">Whether the console does not start without staff sign-in: outside Development.</param>
    public IEnumerable<string> Problems(bool isRequired) => IsOn || isRequired ? StaffSettingsCheck.Of(this) : [];

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
