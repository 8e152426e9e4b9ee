using System.Text.RegularExpressions;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>Reads an error text, a whole error URL, a log line or JSON, and says what is in it.</summary>
public static partial class SignInErrorReader
{
    /// <summary>The most that is read, in characters; the rest of a longer paste is left out.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>Reads the text; never fails: what is not there is null.</summary>
    public static SignInError Read(string? pasted)
    {
        var raw = pasted ?? "";
        var decoded = PastedError.Plain(raw.Length > MaxLength ? raw[..MaxLength] : raw);
        var text = SensitiveText.Redact(decoded);
        return new SignInError
        {
            Text = text.Trim(),
            Error = First(ErrorName(), text),
            Description = First(DescriptionText(), text)?.Replace("\\\"", "\"", StringComparison.Ordinal).Trim().TrimEnd('"', ',', '}', '>').Trim(),
            ConnectionName = First(Connection(), text),
            Configured = Thumbprints(Configured(), text),
            Calculated = Thumbprints(Calculated(), text),
            Issuer = First(Issuer(), text)?.TrimEnd('.', ',', ';'),
            ClientId = First(Client(), text),
            AadstsCode = First(Aadsts(), text)?.ToUpperInvariant(),
            SamlStatusCodes = [.. Status().Matches(text).Select(match => match.Groups[1].Value).Where(code => code != "Success").Distinct()],
        };
    }

    private static string? First(Regex pattern, string text)
    {
        var match = pattern.Match(text);
        return match.Success ? match.Groups.Cast<Group>().Skip(1).FirstOrDefault(group => group.Success && group.Length > 0)?.Value : null;
    }

    private static List<Thumbprint> Thumbprints(Regex pattern, string text) =>
        [.. pattern.Matches(text).SelectMany(match => match.Groups[1].Value.Split([',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(Thumbprint.Parse).Where(parsed => parsed.IsOk).Select(parsed => parsed.Value).Distinct()];

    [GeneratedRegex(@"\berror(?:\\?[""']?\s*=\s*\\?[""']?|\\?[""']\s*:\s*\\?[""'])([A-Za-z][A-Za-z0-9_.-]*)|\berror\s*:\s*([a-z]+(?:_[a-z]+)+)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex ErrorName();

    [GeneratedRegex(@"error_description\\?[""']\s*:\s*\\?""((?:[^""\\]|\\.)+)|error_description\s*[=:]\s*[""']?([^&\r\n]+)|\berror description\s*[=:]\s*([^\r\n]+)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex DescriptionText();

    [GeneratedRegex(@"[?&;]connection=([A-Za-z0-9][A-Za-z0-9_-]*)|\bconnection(?:_name)?\\?[""']?\s*[=:]\s*\\?[""']?([A-Za-z0-9][A-Za-z0-9_-]*)|\bfor connection\s+[""'“]([A-Za-z0-9][A-Za-z0-9_-]*)|urn:auth0:[A-Za-z0-9_-]+:([A-Za-z0-9][A-Za-z0-9_-]*)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Connection();

    // Bounded and atomic, so going back costs nothing; without backtracking, counting to 94 at every place would keep a hundred megabytes of states.
    [GeneratedRegex(@"configured[\s:=\[]{0,12}((?>[0-9a-f][0-9a-f:]{38,94}[\s,;|]*)+)", RegexOptions.IgnoreCase)]
    private static partial Regex Configured();

    [GeneratedRegex(@"calculated[\s:=\[]{0,12}((?>[0-9a-f][0-9a-f:]{38,94}[\s,;|]*)+)", RegexOptions.IgnoreCase)]
    private static partial Regex Calculated();

    [GeneratedRegex(@"\b(?:iss|issuer)\b\\?[""']?(?: mismatch| is)?[^A-Za-z0-9]{1,6}(?:expected |got |received )?[""'“]?(https?://[^\s""'”<>&,]+)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Issuer();

    [GeneratedRegex(@"\bclient_?id\\?[""']?\s*[=:]\s*\\?[""']?([A-Za-z0-9._-]{4,200})|application with identifier '([A-Za-z0-9-]{4,60})'|\bto app '([A-Za-z0-9-]{4,60})'", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Client();

    [GeneratedRegex(@"\b(AADSTS[0-9]{4,8})\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Aadsts();

    [GeneratedRegex(@"urn:oasis:names:tc:SAML:2\.0:status:([A-Za-z]+)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Status();
}
