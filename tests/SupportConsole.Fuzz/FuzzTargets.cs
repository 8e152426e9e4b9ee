using System.Net;
using System.Text;
using System.Text.Json;
using SupportConsole.App.Clusters;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Diagnosis;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Pasting;
using SupportConsole.Federation.Saml;
using SupportConsole.Federation.Secrets;
using SupportConsole.Fuzz.Targets;

namespace SupportConsole.Fuzz;

/// <summary>Every parser of what customers send.</summary>
public static class FuzzTargets
{
    private const int Largest = (4 * 1024 * 1024) + 4096;
    private static readonly OwnAddresses Own = OwnAddresses.Of("tenant", ["tenant.example", "login.acme.example"]);
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("paste", Pastes, Bytes([.. Words.Mail, .. Words.Escapes]), Paste) { MaxLength = Largest },
        new("certificates", [.. Bytes(Samples.Pem(Samples.Curve), Samples.Pem(Samples.Rsa) + Samples.Pem(Samples.Curve), Samples.Curve, Samples.Pkcs7, Words.PrivateKey), Convert.FromBase64String(Samples.Rsa), Convert.FromBase64String(Samples.Pkcs7)], Bytes(Words.Pem), Certificates) { MaxLength = 1024 * 1024 },
        new("metadata", [.. Bytes(Samples.Metadata, Samples.Federation), Encoding.Unicode.GetBytes(Samples.Metadata)], Bytes(Words.Xml), input => Promise.Kept(IdpMetadataReader.Read(input, Now))) { MaxLength = Largest },
        new("discovery", Bytes(Samples.Discovery, Samples.Keys), Bytes(Words.Json), Discovery) { MaxLength = DiscoveryReader.MaxBytes + 100 },
        new("jwks", Bytes(Samples.Keys, Samples.Discovery), Bytes(Words.Json), input => Promise.Kept(JwksReader.Read(input))) { MaxLength = JwksReader.MaxBytes + 100 },
        new("error", Bytes(Samples.Error, Samples.ErrorLog, Samples.Mail), Bytes(Words.Mail), Error) { MaxLength = Largest },
        new("issuer", Bytes("https://idp.acme.example/realms/acme", "https://login.microsoftonline.com/3f2504e0-4f89-11d3-9a0c-0305e82c3301/v2.0/.well-known/openid-configuration"), Bytes(Words.Url), Issuer),
        new("endpoint", Bytes("https://idp.acme.example/sso?idpid=C01", "https://accounts.google.com/o/saml2/idp?idpid=C01"), Bytes(Words.Url), input => Promise.Kept(EndpointUrl.Parse(Text(input)))),
        new("secret", Bytes("Mark3r-S3cret_Value.0123456789", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "{secret}", "••••••••"), Bytes(Words.Mail), Secret),
        new("name", Bytes("acme-prod-saml", "Acme"), Bytes("-", "--", "é", "😀", "\u202e"), input => Promise.Kept(ConnectionName.Parse(Text(input)))),
        new("scopes", Bytes("openid profile email", "OpenID,profile"), Bytes("openid ", ",", ";", "\u00a0"), input => Promise.Kept(ScopeList.Parse(Text(input)))),
        new("clusters", Bytes(Samples.Clusters, "+------+\n| NAME |"), Bytes(Words.Json), input => Promise.Kept(InfluxctlClusterList.Read(input))) { MaxLength = Largest },
    ];

    private static List<byte[]> Pastes => Bytes(
        Samples.Mail,
        Samples.Metadata,
        Samples.Federation,
        JsonSerializer.Serialize(new { metadata = Samples.Metadata }),
        WebUtility.HtmlEncode(Samples.Metadata),
        Samples.Response,
        Samples.Error,
        Samples.ErrorLog,
        Samples.Discovery,
        Samples.Pem(Samples.Rsa),
        Samples.Pkcs7,
        Words.PrivateKey);

    private static void Paste(byte[] input)
    {
        var read = PasteReader.Read(Text(input), Now, Own);
        Promise.Kept(read.Findings.All(finding => !finding.IsOurs || read.Best(finding.Kind) != finding), "A value of ours is proposed.");
        read.Problems.ToList().ForEach(Promise.Kept);
        Promise.Kept(read.Findings.Count + read.Problems.Count > 0, "The paste has neither a finding nor a problem.");
        Promise.Kept(read.Findings.All(finding => finding.Kind != PasteFindingKind.Certificate || finding.Certificate is not null), "A certificate is said to be found and is not there.");
    }

    private static void Error(byte[] input)
    {
        var text = Text(input);
        var error = SignInErrorReader.Read(text);
        var diagnosis = ErrorCatalogue.Diagnose(error);
        var clues = ErrorClueReader.Read(text, error);
        Promise.Kept(error.Text is not null, "There is no text.");
        Promise.Kept(diagnosis.Best is not null || diagnosis.CollectNext.Count > 0, "The error is unknown, and nothing is said to collect.");
        Promise.Kept(clues.Guids.Count <= ErrorClueReader.Most && clues.Hosts.Count <= ErrorClueReader.Most, "There are too many clues.");
        Promise.Kept(clues.Names.Count <= ErrorClueReader.MostNames, "There are too many names.");
    }

    private static void Certificates(byte[] input)
    {
        Promise.Kept(SigningCertificate.FromDer(input));
        var read = CertificateReader.Read(input, Now);
        Promise.Kept(read);
        if (read.IsOk)
        {
            read.Value.Problems.ToList().ForEach(Promise.Kept);
            Promise.Kept(read.Value.Certificates.Contains(read.Value.Proposed), "The certificate proposed is none of those that were read.");
            Promise.Kept(read.Value.Certificates.All(one => SigningCertificate.FromDer(one.Der.Span) is { IsOk: true } again && again.Value.Equals(one)), "A certificate is not read again as it was.");
        }
    }

    private static void Discovery(byte[] input)
    {
        var read = DiscoveryReader.Read(input);
        Promise.Kept(read);
        foreach (var finding in read.IsOk ? DiscoveryFindings.Of(read.Value, "https://idp.acme.example/realms/acme").Concat(DiscoveryFindings.Of(read.Value, read.Value.Issuer, isFrontChannel: true)) : [])
        {
            Promise.Kept(new Problem(finding.What, finding.Cure) { Code = finding.Code });
        }
    }

    private static void Issuer(byte[] input)
    {
        var read = IssuerUrl.Parse(Text(input));
        Promise.Kept(read);
        Promise.Kept(!read.IsOk || IssuerUrl.Parse(read.Value.Issuer).IsOk, "An issuer that was read is not read again.");
        IdentityProviderCatalogue.Guess(Text(input));
    }

    private static void Secret(byte[] input)
    {
        using var secret = new ClientSecret(Text(input));
        foreach (var finding in SecretShape.Examine(secret, IdentityProvider.EntraId, "0oa1b2c3d4"))
        {
            Promise.Kept(!string.IsNullOrEmpty(finding.What), "A finding says nothing.");
            finding.Fix?.Invoke(secret).Dispose();
        }
    }

    private static string Text(byte[] input) => input is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(input) : Encoding.UTF8.GetString(input);

    private static List<byte[]> Bytes(params IEnumerable<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
