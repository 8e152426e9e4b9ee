using SupportConsole.App.Intake;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Rotation;

/// <summary>What a new certificate is held against.</summary>
public sealed class CertificateChecksTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Cluster Cluster = new() { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = "prod", Customer = "Acme", State = "ready" };

    [Fact]
    public void It_is_said_whether_it_is_the_one_that_the_IdP_signs_with()
    {
        Assert.Contains(Check(MadeCertificates.One, calculated: MadeCertificates.One.Sha1), line => line is { State: CheckState.Good, What: "This is the certificate the IdP is signing with." });
        Assert.Contains(Check(MadeCertificates.One, calculated: MadeCertificates.Two.Sha1), line => line.State == CheckState.Warning && line.What.StartsWith("This is still not it", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CredentialStatus.Current, CheckState.Warning, "the current certificate")]
    [InlineData(CredentialStatus.Previous, CheckState.Note, "a previous certificate")]
    public void It_is_recognised(CredentialStatus status, CheckState state, string words) =>
        Assert.Contains(Check(MadeCertificates.One, status: status), line => line.State == state && line.What.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void Another_customers_certificate_and_another_IdPs_metadata_are_warned_of()
    {
        var other = new KnownCertificate(new FoundConnection(Guid.NewGuid(), "globex-saml", "Globex", "prod", Protocol.Saml, ConnectionState.Live, ""), true, Now, null);

        var lines = Check(MadeCertificates.One, elsewhere: [other], entityIds: ["https://other.example"]);

        Assert.Contains(lines, line => line.State == CheckState.Warning && line.What.Contains("globex-saml (Globex)", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.State == CheckState.Warning && line.What.Contains("https://other.example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2030, "expired")]
    [InlineData(2020, "not valid yet")]
    public void Its_dates_are_warned_of(int year, string words) =>
        Assert.Contains(Check(MadeCertificates.One, now: new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero)), line => line.State == CheckState.Warning && line.What.Contains(words, StringComparison.Ordinal));

    private static IReadOnlyList<CheckLine> Check(
        SigningCertificate chosen, Thumbprint? calculated = null, CredentialStatus? status = null, IReadOnlyList<KnownCertificate>? elsewhere = null, IReadOnlyList<string>? entityIds = null, DateTimeOffset? now = null)
    {
        var record = Records.Connection(Cluster, "acme-prod-saml", ConnectionState.Live);
        record.Settings[ConnectionSettings.IdpEntityId] = "https://idp.acme.example";
        Credential[] credentials = status is { } known
            ?
            [
                new Credential { Id = Guid.NewGuid(), ConnectionId = record.Id, Kind = CredentialKind.SigningCertificate, Status = known, Fingerprint = chosen.Sha256.Hex, SetBy = "Ana", SetAt = Now, ReplacedAt = Now },
            ]
            : [];
        return [.. CertificateChecks.Of(chosen, new ConnectionView(record, credentials, null, null), calculated, null, entityIds ?? [], elsewhere ?? [], now ?? Now)];
    }
}
