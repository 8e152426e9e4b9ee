using System.Net;
using System.Text.Json;
using SupportConsole.Federation;
using SupportConsole.Federation.Pasting;
using SupportConsole.Tests.Federation.Certificates.Corpus;
using static SupportConsole.Tests.Federation.Certificates.Corpus.SixCertificates;

namespace SupportConsole.Tests.Federation.Pasting;

/// <summary>Metadata in a paste reads as the file does, however it was formatted, quoted or escaped on its way.</summary>
public sealed class PastedMetadataTests
{
    private static readonly byte[] Der = All["RSA 2048"];
    private static readonly string Plain = CertificateShapes.Metadata(Der);
    private static readonly string Lines = Plain.Replace("><", ">\n<", StringComparison.Ordinal);

    private static readonly string Prettier = Lines
        .Replace("use=\"signing\">", "use=\"signing\"\n>", StringComparison.Ordinal)
        .Replace("<ds:X509Certificate>", "<ds:X509Certificate\n>", StringComparison.Ordinal)
        .Replace("</ds:X509Certificate>", "</ds:X509Certificate\n>", StringComparison.Ordinal)
        .Replace(" entityID=", "\n  entityID=", StringComparison.Ordinal);

    private static readonly Dictionary<string, string> Ways = new()
    {
        ["Prettier's style"] = Prettier,
        ["Prettier's style in a mail"] = $"Hello,\n\nhere is our metadata:\n\n{Prettier}\n\nAnn",
        ["Prettier's style in a quoted mail"] = Quoted(Prettier, "> "),
        ["Prettier's style in a mail quoted twice"] = Quoted(Prettier, ">> "),
        ["a quoted mail without spaces"] = Quoted(Lines, ">"),
        ["a quoted mail below an answer"] = "Thanks, is it this?\n\n" + Quoted(Prettier, "> > "),
        ["the certificate on a line of its own"] = Lines.Replace("<ds:X509Certificate>", "<ds:X509Certificate\n>\n", StringComparison.Ordinal),
        ["a text before an angle bracket"] = $"a < b and x <y\n\n{Prettier}",
        ["JSON"] = $"{{\"options\":{{\"metadataXml\":\"{Json(Plain)}\"}}}}",
        ["JSON with escaped slashes"] = $"{{\"metadataXml\":\"{Json(Lines).Replace("/", "\\/", StringComparison.Ordinal)}\"}}",
        ["JSON of .NET, Go and Python"] = JsonSerializer.Serialize(new { options = new { metadataXml = Lines } }),
        ["JSON with capital digits"] = JsonSerializer.Serialize(new { metadata = Plain }).Replace("\\u003C", "\\u003c", StringComparison.Ordinal).Replace("\\u003E", "\\u003e", StringComparison.Ordinal),
        ["JSON in JSON"] = JsonSerializer.Serialize(JsonSerializer.Serialize(new { metadata = Plain })),
        ["HTML"] = "Hello,\n\n" + WebUtility.HtmlEncode(Lines),
        ["HTML with only the opening brackets escaped"] = "Hello,\n\n" + Lines.Replace("<", "&lt;", StringComparison.Ordinal),
        ["HTML escaped twice"] = WebUtility.HtmlEncode(WebUtility.HtmlEncode(Plain)),
        ["HTML with numbers"] = Plain.Replace("<", "&#60;", StringComparison.Ordinal).Replace(">", "&#x3E;", StringComparison.Ordinal),
        ["a web page"] = $"<html><body><p>Metadata:</p><pre>{WebUtility.HtmlEncode(Lines)}</pre></body></html>",
        ["a form's field"] = "metadata=" + WebUtility.UrlEncode(Plain) + "&next=1",
        ["an address"] = "https://tool.example/?metadata=" + Uri.EscapeDataString(Plain),
        ["Java"] = "String metadata = " + string.Join(" +\n    ", Lines.Split('\n').Select(line => $"\"{line.Replace("\"", "\\\"", StringComparison.Ordinal)}\\n\"")) + ";",
        ["C#'s verbatim string"] = $"var xml = @\"{Lines.Replace("\"", "\"\"", StringComparison.Ordinal)}\";",
        ["C#'s string"] = $"var xml = \"{Json(Lines)}\";",
        ["C#'s raw string"] = $"var xml = \"\"\"\n{Lines}\n\"\"\";",
        ["Python's parts"] = "XML = (" + string.Join("\n    ", Lines.Split('\n').Select(line => $"'{line}'")) + ")",
        ["JavaScript's template"] = $"const xml = `{Lines}`;",
        ["PHP's parts"] = "$xml = " + string.Join("\n  . ", Lines.Split('\n').Select(line => $"'{line}'")) + ";",
        ["double spaced, in Prettier's style"] = Prettier.Replace("\n", "\n\n", StringComparison.Ordinal),
        ["what Python prints"] = $"'{Lines.Replace("\n", "\\n", StringComparison.Ordinal)}'",
        ["HTML in JSON"] = JsonSerializer.Serialize(new { metadata = WebUtility.HtmlEncode(Plain) }),
        ["a web page with line breaks"] = $"<p>{WebUtility.HtmlEncode(Lines).Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>",
        ["a web page's coloured source"] = $"<pre>{WebUtility.HtmlEncode(Lines).Replace("&lt;", "<span class=\"p\">&lt;</span>", StringComparison.Ordinal)}</pre>",
        ["HTML with hard spaces"] = WebUtility.HtmlEncode(Lines).Replace(" ", "&nbsp;", StringComparison.Ordinal),
        ["base64"] = "metadata: " + Base64(Plain),
        ["base64 in a mail"] = "Hello,\n\n" + string.Join('\n', Base64(Lines).Chunk(76).Select(line => new string(line))) + "\n\nThanks\nAnn",
        ["base64 in JSON"] = JsonSerializer.Serialize(new { metadata = Base64(Plain) }),
        ["a shell's heredoc"] = $"cat > idp.xml <<EOF\n{Lines}\nEOF",
    };

    public static TheoryData<string> Names => new(Ways.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void It_reads_as_the_file_does(string way)
    {
        var reading = PasteReader.Read(Ways[way], Now);

        Assert.Equal("https://idp.acme.example", reading.Best(PasteFindingKind.Metadata)?.Text);
        Assert.Equal("https://idp.acme.example/sso", reading.Best(PasteFindingKind.SignInUrl)?.Text);
        Assert.Equal(Der, reading.Best(PasteFindingKind.Certificate)?.Certificate?.Der.ToArray());
        Assert.Equal(Protocol.Saml, reading.Protocol);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Two_escaped_documents_are_both_read()
    {
        var other = Plain.Replace("https://idp.acme.example", "https://idp.other.example", StringComparison.Ordinal);

        var reading = PasteReader.Read($"{{\"a\":\"{Json(Plain)}\",\"b\":\"{Json(other)}\"}}", Now);

        Assert.Equal(
            ["https://idp.acme.example", "https://idp.other.example"],
            reading.Findings.Where(finding => finding.Kind == PasteFindingKind.Metadata).Select(finding => finding.Text));
    }

    [Fact]
    public void An_escaped_document_that_is_cut_off_is_named() =>
        Assert.Contains(PasteReader.Read($"{{\"metadata\":\"{Json(Plain)[..500]}", Now).Problems, problem => problem.Code == "xml.truncated");

    [Fact]
    public void Reply_marks_are_still_removed_after_an_angle_bracket_that_opens_no_tag()
    {
        var reading = PasteReader.Read("> From: Ann <ann@acme.example>\n> x <y\n> Client ID: 0oa1b2c3d4\n>\n> Issuer: https://acme.okta.com\n", Now);

        Assert.Equal("0oa1b2c3d4", reading.Best(PasteFindingKind.ClientId)?.Text);
        Assert.Equal("https://acme.okta.com", reading.Best(PasteFindingKind.Issuer)?.Text);
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    private static string Json(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Quoted(string text, string mark) => "On Monday Ann wrote:\n" + string.Join('\n', text.Split('\n').Select(line => mark + line));
}
