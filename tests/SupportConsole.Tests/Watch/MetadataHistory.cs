using System.Globalization;
using System.Text;
using SupportConsole.Federation.Certificates;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Watch;

/// <summary>
/// An identity provider's SAML metadata over time, from a seed. Every export looks different; what it says changes only by
/// <see cref="Change"/>.
/// </summary>
internal sealed class MetadataHistory(int seed)
{
    private static readonly SigningCertificate[] Pool = [.. Enumerable.Range(1, 6).Select(each => MadeCertificates.Make($"CN=signing-{each}.idp.example"))];
    private static readonly SigningCertificate[] Encryption = [.. Enumerable.Range(1, 3).Select(each => MadeCertificates.Make($"CN=encryption-{each}.idp.example"))];
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random random = new(seed);
    private readonly List<SigningCertificate> signing = [Pool[seed % Pool.Length]];
    private readonly List<string> algorithms = ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"];
    private string entityId = $"https://idp-{seed}.example/entity";
    private string signIn = $"https://idp-{seed}.example/sso";
    private string signOut = $"https://idp-{seed}.example/slo";
    private DateTimeOffset? validUntil = seed % 2 == 0 ? Start.AddDays(30) : null;
    private bool wantsSigned;
    private int exports;

    /// <summary>Changes something that matters, and says what <see cref="App.Watch.PublishedDifferences"/> calls it.</summary>
    public string Change()
    {
        switch (random.Next(9))
        {
            case 0 when signing.Count < Pool.Length:
                signing.Add(Pool.First(each => !signing.Contains(each)));
                return "Signing certificate added";
            case 1 when signing.Count > 1:
                signing.RemoveAt(random.Next(signing.Count));
                return "Signing certificate removed";
            case 2 when signing.Count < Pool.Length:
                signing[random.Next(signing.Count)] = Pool.First(each => !signing.Contains(each));
                return "Signing certificate";
            case 3:
                entityId += "/2";
                return "Entity ID";
            case 4:
                signOut += "/2";
                return "Sign-out URL";
            case 5:
                wantsSigned = !wantsSigned;
                return "Signed requests required";
            case 6:
                algorithms.Add($"http://www.w3.org/2001/04/xmldsig-more#rsa-sha{384 + algorithms.Count}");
                return "Signature algorithms";
            case 7:
                validUntil = validUntil is null ? Start.AddDays(60) : random.Next(2) == 0 ? null : validUntil.Value.AddDays(-20);
                return "Valid until";
            default:
                signIn += "/2";
                return "Sign-in URL";
        }
    }

    /// <summary>The metadata as the IdP writes it this time: another ID, order, spacing, signature, contact and encryption certificate.</summary>
    public string Export()
    {
        validUntil = validUntil?.AddHours(random.Next(48));
        var keys = Shuffled([.. signing.Select(each => Key(random.Next(3) == 0 ? null : "signing", each)), Key("encryption", Encryption[random.Next(3)])]);
        var endpoints = Shuffled(
        [
            Endpoint("SingleSignOnService", "HTTP-Redirect", signIn), Endpoint("SingleSignOnService", "HTTP-POST", signIn),
            Endpoint("SingleLogoutService", "HTTP-Redirect", signOut), Endpoint("SingleLogoutService", "SOAP", $"https://idp.example/soap/{exports++}"),
        ]);
        var prefix = random.Next(2) == 0 ? "md:" : "";
        var until = validUntil is { } at ? $" validUntil=\"{at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}\"" : "";
        var wants = wantsSigned ? " WantAuthnRequestsSigned=\"true\"" : random.Next(2) == 0 ? " WantAuthnRequestsSigned=\"false\"" : "";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<{prefix}EntityDescriptor xmlns{(prefix.Length > 0 ? ":md" : "")}=\"urn:oasis:names:tc:SAML:2.0:metadata\" ");
        text.Append(CultureInfo.InvariantCulture, $"ID=\"_{random.Next():x8}\" cacheDuration=\"PT{random.Next(1, 24)}H\" entityID=\"{entityId}\"{until}>{Space()}");
        text.Append(random.Next(2) == 0 ? $"<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignatureValue>{random.Next()}</ds:SignatureValue></ds:Signature>" : "");
        text.Append(CultureInfo.InvariantCulture, $"<{prefix}Extensions>{string.Concat(Shuffled([.. algorithms.Select(Algorithm)]))}</{prefix}Extensions>");
        text.Append(CultureInfo.InvariantCulture, $"<{prefix}IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"{wants}>{Space()}");
        text.AppendJoin(Space(), keys.Concat(endpoints).Select(each => each.Replace("§", prefix, StringComparison.Ordinal)));
        text.Append(CultureInfo.InvariantCulture, $"{Space()}</{prefix}IDPSSODescriptor><!-- export {exports} -->");
        text.Append(CultureInfo.InvariantCulture, $"<{prefix}ContactPerson contactType=\"technical\"><{prefix}GivenName>Person {random.Next(9)}</{prefix}GivenName></{prefix}ContactPerson>");
        return text.Append(CultureInfo.InvariantCulture, $"</{prefix}EntityDescriptor>{Space()}").ToString();
    }

    private string Key(string? use, SigningCertificate certificate)
    {
        var base64 = Convert.ToBase64String(certificate.Der.Span);
        var wrapped = random.Next(2) == 0 ? base64 : string.Join('\n', base64.Chunk(64).Select(line => new string(line)));
        return $"<§KeyDescriptor{(use is null ? "" : $" use=\"{use}\"")}><ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data><ds:X509Certificate>"
            + $"{Space()}{wrapped}{Space()}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></§KeyDescriptor>";
    }

    private string Endpoint(string name, string binding, string location) => random.Next(2) == 0
        ? $"<§{name} Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:{binding}\" Location=\"{location}\"/>"
        : $"<§{name}  Location=\"{location} \" Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:{binding}\"></§{name}>";

    private static string Algorithm(string uri) => $"<alg:SigningMethod xmlns:alg=\"urn:oasis:names:tc:SAML:metadata:algsupport\" Algorithm=\"{uri}\"/>";

    private string Space() => random.Next(4) switch { 0 => "", 1 => "\n", 2 => "\r\n\t", _ => "  " };

    private string[] Shuffled(string[] items)
    {
        random.Shuffle(items);
        return items;
    }
}
