using System.Globalization;
using System.Text;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.HandOff;

/// <summary>Asks a customer for a new client secret or signing certificate: a letter in the words of their identity provider.</summary>
public sealed record CredentialRequest
{
    public required IdentityProvider Provider { get; init; }

    public required Protocol Protocol { get; init; }

    /// <summary>Whom the letter greets; empty if no contact is known.</summary>
    public string Contact { get; init; } = "";

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The certificate that the identity provider signs with, by the customer's error text.</summary>
    public Thumbprint? Calculated { get; init; }

    /// <summary>What fails now; empty for a request in time.</summary>
    public string Failure { get; init; } = "";

    public IReadOnlyList<string> Steps => IdentityProviderCatalogue.Of(Provider).For(Protocol).RotationSteps;

    public string Credential => Protocol == Protocol.Oidc ? "client secret" : "signing certificate";

    private string ProviderName => IdentityProviderCatalogue.Of(Provider).NameForCustomer;

    public string Text(DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(Contact.Length > 0 ? $"Hello {Contact},\n\n" : "Hello,\n\n");
        text.Append(Failure.Length > 0 ? $"{Failure}\n\n" : "");
        text.Append(CultureInfo.InvariantCulture, $"We need a new {Credential} from {ProviderName} for your InfluxDB single sign-on");
        text.Append(ExpiresAt is { } at ? $": the current one {(at <= now ? "expired" : "expires")} on {Day(at)}.\n\n" : ".\n\n");
        if (Calculated is { } wanted)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"Send the certificate with this {(wanted.IsSha1 ? "SHA-1" : "SHA-256")} thumbprint: {wanted.Display}\n\n");
        }

        text.Append("Steps:\n");
        foreach (var (index, step) in Steps.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"{index + 1}. {step}\n");
        }

        text.Append(Protocol == Protocol.Saml ? "\nThe certificate is public: you can send it in your reply.\n" : "");
        text.Append("\nKind regards,\nInfluxData Support\n");
        return text.ToString();
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
