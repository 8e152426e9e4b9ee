using System.Text;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>The hunt finds what is planted: a check that could not fail would prove nothing.</summary>
public sealed class SecretHuntTests : IDisposable
{
    private const string Secret = "mark3r-S3cret~value/0123456789+abc=\"";
    private readonly string directory = Directory.CreateTempSubdirectory("console-hunt-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    public static TheoryData<string> Plants => new(
        Secret,
        "{\"secret\":\"" + System.Text.Json.JsonEncodedText.Encode(Secret) + "\"}",
        "https://idp.example/?s=" + Uri.EscapeDataString(Secret),
        Convert.ToHexString(Encoding.UTF8.GetBytes("xy" + Secret + "z")),
        Encoding.Latin1.GetString(Encoding.Unicode.GetBytes("before " + Secret + " after")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret + " after")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("client:" + Secret + "!")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("xy" + Secret)).Replace('+', '-').Replace('/', '_').TrimEnd('='));

    [Theory]
    [MemberData(nameof(Plants))]
    public void A_planted_secret_is_found_in_every_form(string planted)
    {
        File.WriteAllBytes(Path.Combine(directory, "console.db-wal"), Encoding.Latin1.GetBytes(planted));

        Assert.Single(SecretHunt.InFiles(directory, Secret));
    }

    [Fact]
    public void What_holds_no_secret_is_left_alone()
    {
        File.WriteAllText(Path.Combine(directory, "console.db"), "mark3r-S3cret and nothing more");
        File.WriteAllText(Path.Combine(directory, "emulated-tenant.jsonl"), Secret);

        Assert.Empty(SecretHunt.InFiles(directory, Secret));
    }
}
