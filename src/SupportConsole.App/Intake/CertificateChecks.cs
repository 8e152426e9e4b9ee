using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Saml;

namespace SupportConsole.App.Intake;

/// <summary>Holds a new certificate against everything that is known; pure.</summary>
public static class CertificateChecks
{
    /// <summary>The checks, in the order in which they matter.</summary>
    /// <param name="calculated">What the IdP signs with, by an error text; null where it is not known.</param>
    /// <param name="published">What the IdP's metadata lists, where it was fetched.</param>
    /// <param name="entityIds">The entity IDs that stood beside the certificate.</param>
    /// <param name="elsewhere">The connections that use it or used it, by our record.</param>
    public static IEnumerable<CheckLine> Of(
        SigningCertificate chosen, ConnectionView view, Thumbprint? calculated, IdpMetadata? published,
        IReadOnlyList<string> entityIds, IReadOnlyList<KnownCertificate> elsewhere, DateTimeOffset now)
    {
        if (calculated is not null)
        {
            yield return chosen.Is(calculated)
                ? new(CheckState.Good, "This is the certificate the IdP is signing with.")
                : new(CheckState.Warning, "This is still not it: the IdP signs with another certificate.",
                $"Ask the customer for the one with the thumbprint {calculated.Display}.");
        }

        if (published is not null)
        {
            yield return published.SigningCertificates.Contains(chosen)
                ? new(CheckState.Good, "The IdP's metadata lists it.")
                : new(CheckState.Warning, "The IdP's metadata does not list it.",
                "Ask the customer which one signs; the metadata may be of another application.");
        }

        yield return view.Credentials.Where(credential => credential.Fingerprint == chosen.Sha256.Hex)
            .MaxBy(credential => credential.SetAt) switch
        {
            null => new(CheckState.Good, "Not used on this connection before."),
            { Status: CredentialStatus.Current } =>
            new(CheckState.Warning, "This is the current certificate: nothing would change.",
            "Ask for the one that the IdP signs with now."),
            var former =>
            new(CheckState.Note,
            $"This is a previous certificate, set by {former.SetBy} on {former.SetAt:d MMM yyyy} and replaced on "
                + $"{former.ReplacedAt:d MMM yyyy}.",
            "Rotating to it rolls back."),
        };
        foreach (var other in elsewhere.Where(known => known.IsInForce && known.Connection.Id != view.Record.Id))
        {
            yield return new(CheckState.Warning,
                $"It is also the current certificate of {other.Connection.Name} ({other.Connection.Customer}).",
                "Unless both are the same customer's, somebody sent the wrong file.");
        }

        if (view.Record.Settings[ConnectionSettings.IdpEntityId] is { Length: > 0 } own && entityIds.Count > 0 && !entityIds.Contains(own))
        {
            yield return new(CheckState.Warning,
                $"It came with the metadata of {entityIds[0]}; this connection's IdP is {own}.",
                "Make sure that it is this customer's and this application's.");
        }

        if (published is not null && view.Record.Settings[ConnectionSettings.SignInUrl].Length > 0 && published.SingleSignOn
            .All(endpoint => endpoint.Location != view.Record.Settings[ConnectionSettings.SignInUrl]))
        {
            yield return new(CheckState.Warning,
                $"The IdP's metadata names the sign-in URL {published.ProposedSignIn.Value.Location}; this connection has "
                    + $"{view.Record.Settings[ConnectionSettings.SignInUrl]}.",
                "Ask the customer which one is right before you rotate.");
        }

        foreach (var concern in CertificateConcerns.Of(chosen, now))
        {
            yield return new(CheckState.Warning, concern.What, concern.Cure);
        }
    }
}
