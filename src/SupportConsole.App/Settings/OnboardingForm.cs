using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Settings;

/// <summary>The onboarding page as typed, valid or not. Holds no secret: it is saved as one types.</summary>
public sealed class OnboardingForm
{
    private const string EditedMark = "edited";

    public IdentityProvider Provider { get; set; } = IdentityProvider.Other;

    public Protocol Protocol { get; set; } = Protocol.Saml;

    public string Name { get; set; } = "";

    /// <summary>Issuer or discovery URL.</summary>
    public string Issuer { get; set; } = "";

    public string AuthorizationEndpoint { get; set; } = "";

    public string TokenEndpoint { get; set; } = "";

    public string JwksUri { get; set; } = "";

    public string ClientId { get; set; } = "";

    public DateTime? SecretExpiresOn { get; set; }

    public string Scopes { get; set; } = "openid profile email";

    public bool IsBackChannel { get; set; } = true;

    /// <summary>Where the IdP publishes its SAML metadata; kept in the draft so that it can be fetched again.</summary>
    public string MetadataUrl { get; set; } = "";

    public string IdpEntityId { get; set; } = "";

    public string SignInUrl { get; set; } = "";

    public string SignOutUrl { get; set; } = "";

    /// <summary>The certificate chosen, as PEM; empty until one was read.</summary>
    public string CertificatePem { get; set; } = "";

    public bool SignsRequests { get; set; }

    /// <summary>E-mail domains, separated by commas, spaces or lines.</summary>
    public string Domains { get; set; } = "";

    public List<string> Applications { get; set; } = [];

    public string Ticket { get; set; } = "";

    public string Reason { get; set; } = "";

    /// <summary>Why sign-in through Auth0 cannot work as the IdP is published; empty where nothing is known against it.</summary>
    public string Refusal { get; set; } = "";

    public string RefusalCure { get; set; } = "";

    /// <summary>The issuer and channel that <see cref="Refusal"/> is about.</summary>
    public string RefusedFor { get; set; } = "";

    /// <summary>Where a field's value came from, such as “from metadata”; by field name.</summary>
    public Dictionary<string, string> Sources { get; set; } = [];

    /// <summary>The text of a field, by its name.</summary>
    internal string TextOf(string field) => (string)typeof(OnboardingForm).GetProperty(field)!.GetValue(this)!;

    /// <summary>Takes a value that was found, and marks the field with where it came from; nothing where there is no value.</summary>
    internal void Take(string field, string? value, string source)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            ForgetOfAnother(field, value.Trim());
            typeof(OnboardingForm).GetProperty(field)!.SetValue(this, value.Trim());
            Sources[field] = source;
        }
    }

    /// <summary>Takes what a person typed: a value that had come from elsewhere is marked as edited from then on.</summary>
    internal void Edit(string field, string typed)
    {
        if (typed == TextOf(field))
        {
            return;
        }

        ForgetOfAnother(field, typed.Trim());
        typeof(OnboardingForm).GetProperty(field)!.SetValue(this, typed);
        if (typed.Trim().Length == 0)
        {
            Sources.Remove(field);
        }
        else if (Sources.TryGetValue(field, out var source) && !source.StartsWith(EditedMark, StringComparison.Ordinal))
        {
            Sources[field] = $"{EditedMark}; was {source}";
        }
    }

    /// <summary>Takes away a value that came from elsewhere; what a person typed or edited stays.</summary>
    internal void Forget(string field)
    {
        if (Sources.TryGetValue(field, out var source) && !source.StartsWith(EditedMark, StringComparison.Ordinal))
        {
            typeof(OnboardingForm).GetProperty(field)!.SetValue(this, "");
            Sources.Remove(field);
        }
    }

    /// <summary>With another issuer, the endpoints that were seen at the former one go: a secret must not be sent to them.</summary>
    private void ForgetOfAnother(string field, string value)
    {
        if (field == nameof(Issuer) && value != Issuer.Trim())
        {
            Forget(nameof(AuthorizationEndpoint));
            Forget(nameof(TokenEndpoint));
            Forget(nameof(JwksUri));
        }
    }

    /// <summary>The mark of a field, for showing beside it; null where its value was typed.</summary>
    internal string? MarkOf(string field) => Sources.TryGetValue(field, out var source) ? $"({source})" : null;
}
