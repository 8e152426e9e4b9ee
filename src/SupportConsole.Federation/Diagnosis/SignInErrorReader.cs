using System.Text.RegularExpressions;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>Reads an error text, an error page or its address, a log line, JSON or a HAR file.</summary>
public static partial class SignInErrorReader
{
    /// <summary>The longest text that is read whole, in characters. Of a longer one, what stands around errors is read.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>Reads the text. It never fails: what is not there is null.</summary>
    public static SignInError Read(string? pasted)
    {
        var raw = pasted ?? "";
        var messages = SamlMessageReader.In(raw);
        var plain = PastedError.Plain(ErrorExcerpt.Of(raw, MaxLength));

        // The space keeps the lines apart from base64 at the end of the paste, which is removed.
        var text = SensitiveText.Redact(string.Join(" \n", [plain, .. messages.Select(message => message.Lines)])).Trim();
        var statuses = SamlStatuses.In(text);
        var codes = ErrorCodes.In(text, ErrorCatalogue.Knows);
        return new SignInError
        {
            Text = text,
            Folded = FoldedText.Of(ReportedText.Of(text)),
            Error = First(ErrorName(), text),
            Description = First(DescriptionText(), text)?.Replace("\\\"", "\"", StringComparison.Ordinal)
                .Trim().TrimEnd('"', ',', '}', '>').Trim(),
            ConnectionName = First(Connection(), text),
            Configured = Thumbprints(Configured(), text),
            Calculated = [.. Thumbprints(Calculated(), text).Concat(messages.Select(Signer).OfType<Thumbprint>()).Distinct()],
            Issuer = First(Issuer(), text)?.TrimEnd('.', ',', ';'),
            ClientId = First(Client(), text),
            AadstsCode = codes.FirstOrDefault(code => code.StartsWith("AADSTS", StringComparison.Ordinal)),
            SamlStatusCodes = statuses,
            Codes = [.. codes, .. statuses.Select(status => "status:" + status)],
        };
    }

    private static string? First(Regex pattern, string text)
    {
        var match = pattern.Match(text);
        return match.Groups.Cast<Group>().Skip(1).FirstOrDefault(group => group.Success && group.Length > 0)?.Value;
    }

    private static List<Thumbprint> Thumbprints(Regex pattern, string text) =>
    [
        .. pattern.Matches(text)
            .SelectMany(match => match.Groups[1].Value.Split([',', ';', '|'], StringSplitOptions.TrimEntries))
            .Select(Thumbprint.Parse).Where(parsed => parsed.IsOk).Select(parsed => parsed.Value).Distinct(),
    ];

    private static Thumbprint? Signer(SamlMessage message)
    {
        var der = new byte[message.Certificate?.Length ?? 0];
        return Convert.TryFromBase64String(message.Certificate ?? "", der, out var count) && count > 0
            ? Thumbprint.Sha1Of(der.AsSpan(0, count))
            : null;
    }

    [GeneratedRegex(
        @"\berror(?:\\?[""']?\s*=\s*\\?[""']?|\\?[""']\s*:\s*\\?[""'])([A-Za-z][A-Za-z0-9_.-]*)"
        + @"|\berror(?: code)?\s*:\s*([a-z]+(?:_[a-z]+)+)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex ErrorName();

    [GeneratedRegex(
        @"error_description\\?[""']\s*:\s*\\?""((?:[^""\\]|\\.)+)"
        + @"|error_description\s*[=:]\s*[""']?([^&\r\n]+)|\berror description\s*[=:]\s*([^\r\n]+)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex DescriptionText();

    [GeneratedRegex(
        @"[?&;]connection=([A-Za-z0-9][A-Za-z0-9_-]*)"
        + @"|\bconnection(?:_name)?\\?[""']?\s*[=:]\s*\\?[""']?([A-Za-z0-9][A-Za-z0-9_-]*)"
        + @"|\bfor connection\s+[""'“]([A-Za-z0-9][A-Za-z0-9_-]*)|urn:auth0:[A-Za-z0-9_-]+:([A-Za-z0-9][A-Za-z0-9_-]*)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Connection();

    // Bounded and atomic, so going back costs nothing. Without backtracking, counting to 94 everywhere would keep 100 MB of states.
    [GeneratedRegex(@"configured[\s:=\[]{0,12}((?>[0-9a-f][0-9a-f:]{38,94}[\s,;|]*)+)", RegexOptions.IgnoreCase)]
    private static partial Regex Configured();

    [GeneratedRegex(@"calculated[\s:=\[]{0,12}((?>[0-9a-f][0-9a-f:]{38,94}[\s,;|]*)+)", RegexOptions.IgnoreCase)]
    private static partial Regex Calculated();

    [GeneratedRegex(
        @"\b(?:iss|issuer)\b\\?[""']?(?: mismatch| is)?[^A-Za-z0-9]{1,6}(?:expected |got |received )?[""'“]?(https?://[^\s""'”<>&,]+)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Issuer();

    [GeneratedRegex(
        @"\bclient_?id\\?[""']?\s*[=:]\s*\\?[""']?([A-Za-z0-9._-]{4,200})"
        + @"|application with identifier '([A-Za-z0-9-]{4,60})'|\bto app '([A-Za-z0-9-]{4,60})'",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Client();
}
