using System.Text;
using SupportConsole.App.Intake;
using SupportConsole.App.Parts;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Pasting;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Rotation;

/// <summary>Which of several certificates is proposed, and why.</summary>
public sealed class CertificateOffersTests
{
    private static readonly PasteReading Both = PasteSources.Read(
        new PastedContent(Encoding.UTF8.GetBytes(MadeCertificates.One.ToPem() + MadeCertificates.Two.ToPem()), null), new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void The_one_that_the_IdP_signs_with_is_proposed_whichever_it_is()
    {
        foreach (var certificate in new[] { MadeCertificates.One, MadeCertificates.Two })
        {
            var byEither = new[] { certificate.Sha1, certificate.Sha256 }.Select(calculated => CertificateOffers.Of(Both, calculated, "")!).ToList();

            Assert.All(byEither, offers => Assert.Equal(certificate, offers.Proposed.Certificate));
            Assert.All(byEither, offers => Assert.Contains("calculated", offers.Because, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_thumbprint_that_fits_none_leaves_the_reason_that_the_reader_gives()
    {
        var offers = CertificateOffers.Of(Both, Thumbprint.Sha1Of([1]), "")!;

        Assert.Equal(2, offers.All.Count);
        Assert.Equal(Both.Choices.Single().Because, offers.Because);
    }

    [Fact]
    public void A_paste_without_a_certificate_offers_none() =>
        Assert.Null(CertificateOffers.Of(PasteSources.Read(new PastedContent("Client ID: 0oa1"u8.ToArray(), null), DateTimeOffset.UnixEpoch), null, ""));
}
