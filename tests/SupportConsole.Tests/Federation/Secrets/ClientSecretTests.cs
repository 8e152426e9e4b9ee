using SupportConsole.Federation.Secrets;

namespace SupportConsole.Tests.Federation.Secrets;

public sealed class ClientSecretTests
{
    [Fact]
    public void A_secret_that_was_forgotten_answers_nothing_rather_than_zeros()
    {
        var secret = new ClientSecret("Mark3r-S3cret_Value.0123456789");
        secret.Dispose();

        Assert.Throws<ObjectDisposedException>(secret.Reveal);
        Assert.Throws<ObjectDisposedException>(() => secret.Fingerprint([1]));
        Assert.Throws<ObjectDisposedException>(() => secret.Inspect(value => value.Length));
    }

    [Fact]
    public void It_never_shows_in_what_is_printed() => Assert.DoesNotContain("Mark3r", $"{new ClientSecret("Mark3r-S3cret")}", StringComparison.Ordinal);
}
