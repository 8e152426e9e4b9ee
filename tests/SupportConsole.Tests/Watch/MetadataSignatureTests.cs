using System.Text;
using SupportConsole.App.Watch;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Watch;

/// <summary>Whose signature over metadata counts.</summary>
public sealed class MetadataSignatureTests : IDisposable
{
    private static readonly string Document = IdpDocument.Of("https://idp.example", MadeCertificates.Two);

    private readonly SignedMetadata pinned = new();

    public void Dispose() => pinned.Dispose();

    [Fact]
    public void The_pinned_keys_signature_over_the_whole_document_counts() => Assert.True(IsByPinned(pinned.Sign(Document)));

    [Fact]
    public void A_document_without_a_signature_does_not_count() => Assert.False(IsByPinned(Document));

    [Fact]
    public void Another_keys_signature_does_not_count()
    {
        using var other = new SignedMetadata();

        Assert.False(IsByPinned(other.Sign(Document)));
    }

    [Fact]
    public void A_document_that_was_changed_after_signing_does_not_count()
    {
        var signed = pinned.Sign(Document);

        Assert.False(IsByPinned(signed.Replace("https://idp.example/sso", "https://evil.example/sso", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_signature_over_a_part_of_the_document_does_not_count()
    {
        var part = Document.Replace("<IDPSSODescriptor ", "<IDPSSODescriptor ID=\"_part\" ", StringComparison.Ordinal);

        Assert.False(IsByPinned(pinned.Sign(part, "_part")));
    }

    [Fact]
    public void A_signed_document_inside_another_one_does_not_count()
    {
        var signed = pinned.Sign(Document);
        var wrapped = $"<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" ID=\"_outer\">{signed}</EntitiesDescriptor>";

        Assert.False(IsByPinned(wrapped));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not xml")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>")]
    public void What_is_no_metadata_does_not_count(string text) => Assert.False(IsByPinned(text));

    private bool IsByPinned(string document) => MetadataSignature.IsBy(Encoding.UTF8.GetBytes(document), pinned.Certificate);
}
