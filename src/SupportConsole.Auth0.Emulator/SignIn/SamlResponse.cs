using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;

#pragma warning disable RS0030 // SignedXml works on XmlDocument. No DTD gets into one: see SamlSignIn.Decode.

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>What an assertion must match.</summary>
/// <param name="RequestId">The ID of the request that it answers.</param>
/// <param name="Options">The connection's options.</param>
internal sealed record ExpectedAssertion(ServiceProvider Provider, string RequestId, JsonObject Options, DateTimeOffset Now);

/// <summary>
/// A SAML response. Only what lies inside the verified element is believed: the assertion, or the response with the one assertion in it.
/// </summary>
internal sealed class SamlResponse(XmlDocument document, ExpectedAssertion expected, SignInStore signIns)
{
    private const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private const string Namespace = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public SignInOutcome Read()
    {
        var response = document.DocumentElement!;
        if (response.LocalName != "Response" || response.NamespaceURI != Protocol)
        {
            return SignInFailure.Request("SAMLResponse is not a valid SAML Response.");
        }

        if (SamlStatus.Failure(response) is { } failed)
        {
            return failed;
        }

        var assertions = Children(response, "Assertion");
        if (assertions.Count == 0)
        {
            return Children(response, "EncryptedAssertion").Count > 0
                ? SignInFailure.Request("Assertion is encrypted. Please set options.decryptionKey with your decryption private key.")
                : SignInFailure.Request("saml response does not contain an Assertion element");
        }

        if (assertions.Count > 1 || document.GetElementsByTagName("Assertion", Namespace).Count > 1)
        {
            return SignInFailure.Request("A SAMLResponse can contain only one Assertion element.");
        }

        var assertion = assertions[0];
        return SamlSignature.Refusal(response, assertion, expected.Options)
            ?? Misaddressed(response, assertion)
            ?? Untimely(assertion)
            ?? Used(assertion)
            ?? Person(assertion);
    }

    private SignInFailure? Misaddressed(XmlElement response, XmlElement assertion)
    {
        var destination = response.GetAttribute("Destination");
        if (destination.Length > 0 && !expected.Provider.IsAddressedBy(destination))
        {
            return SignInFailure.Request($"Destination endpoint {destination} did not match {expected.Provider.AssertionConsumer.AbsoluteUri}");
        }

        var confirmations = Descendants(assertion, "SubjectConfirmationData");
        if (confirmations.FirstOrDefault(data => !expected.Provider.IsAddressedBy(data.GetAttribute("Recipient"))) is not null)
        {
            return SignInFailure.Request($"Recipient is invalid. Configured: {expected.Provider.AssertionConsumer.AbsoluteUri}");
        }

        if (response.GetAttribute("InResponseTo") != expected.RequestId
            || confirmations.Count == 0
            || confirmations.Any(data => data.GetAttribute("InResponseTo") != expected.RequestId))
        {
            return SignInFailure.Request("InResponseTo mismatch");
        }

        var audiences = Descendants(assertion, "Audience").Select(audience => audience.InnerText.Trim());
        return audiences.Contains(expected.Provider.EntityId)
            ? null
            : SignInFailure.Request($"Audience is invalid. Configured: {expected.Provider.EntityId}");
    }

    /// <summary>The conditions and each confirmation set limits; one without an end is refused.</summary>
    private SignInFailure? Untimely(XmlElement assertion)
    {
        var conditions = Children(assertion, "Conditions");
        var isCurrent = conditions.Count == 1
            && conditions.Concat(Descendants(assertion, "SubjectConfirmationData")).All(IsCurrent);
        return isCurrent ? null : SignInFailure.Request("assertion has expired.");
    }

    private bool IsCurrent(XmlElement limits) =>
        Time(limits, "NotOnOrAfter") is { } end && expected.Now < end + Skew
        && (!limits.HasAttribute("NotBefore") || (Time(limits, "NotBefore") is { } begin && expected.Now > begin - Skew));

    private SignInFailure? Used(XmlElement assertion) =>
        signIns.IsFirstUse(assertion.GetAttribute("ID")) ? null : SignInFailure.Request("The SAML assertion has been used before.");

    private SignInOutcome Person(XmlElement assertion)
    {
        var profile = new SamlProfile(assertion, expected.Options);
        return profile.UserId is { } id
            ? new SignedInUser(id, profile.Claims)
            : SignInFailure.Request("The NameID is missing in the SAML response: unable to find the user id.");
    }

    private static List<XmlElement> Children(XmlElement parent, string name) =>
        [.. parent.ChildNodes.OfType<XmlElement>().Where(child => child.LocalName == name && child.NamespaceURI == Namespace)];

    private static List<XmlElement> Descendants(XmlElement parent, string name) =>
        [.. parent.GetElementsByTagName(name, Namespace).OfType<XmlElement>()];

    private static DateTimeOffset? Time(XmlElement element, string name) =>
        DateTimeOffset.TryParse(
            element.GetAttribute(name),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment) ? moment : null;
}
