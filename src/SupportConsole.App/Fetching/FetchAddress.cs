using System.Net;
using SupportConsole.Federation;

namespace SupportConsole.App.Fetching;

/// <summary>Reads an address that a customer gave, and refuses by its spelling what must not be fetched.</summary>
internal static class FetchAddress
{
    public const int MaxLength = 2048;
    private const string PasteExactly = "Paste the address exactly as the identity provider publishes it.";
    private const string PasteWhole = "Paste the complete address, including https://.";

    public static Result<Uri> Read(string? text)
    {
        var typed = (text ?? "").Trim();
        if (typed.Length == 0)
        {
            return Refused("fetch.not-an-address", "The address is missing.", PasteWhole);
        }

        return SafeUri.TryAbsolute(typed, out var uri) ? uri : Refused(
            "fetch.not-an-address",
            "This is not a complete address.",
            PasteWhole);
    }

    /// <summary>The address for people and logs: without query and fragment, which may hold more than is meant to be seen.</summary>
    public static string Show(Uri uri)
    {
        const UriComponents parts = UriComponents.SchemeAndServer | UriComponents.Path;
        var shown = uri.IsAbsoluteUri ? uri.GetComponents(parts, UriFormat.UriEscaped) : "(relative address)";
        return shown.Length <= 200 ? shown : shown[..199] + "…";
    }

    /// <summary>The problem with an address, or null.</summary>
    public static Problem? Check(Uri uri, FetchSettings settings, DateTimeOffset now)
    {
        if (!uri.IsAbsoluteUri)
        {
            return Refused("fetch.not-an-address", "This is not a complete address.", PasteWhole);
        }

        var text = uri.OriginalString.Trim();
        if (text.Length > MaxLength)
        {
            return Refused("fetch.spelling", $"The address has {text.Length:N0} characters; the limit is {MaxLength:N0}.", PasteExactly);
        }

        if (text.Any(part => char.IsControl(part) || char.IsWhiteSpace(part) || part == '\\'))
        {
            return Refused("fetch.spelling", "The address contains a space, a line break or a backslash.", PasteExactly);
        }

        var isLoopback = settings.AllowLoopback && HostRules.IsLoopback(uri.IdnHost.Trim('[', ']'));
        if (uri.Scheme != Uri.UriSchemeHttps && !(isLoopback && uri.Scheme == Uri.UriSchemeHttp))
        {
            return Refused(
                "fetch.scheme",
                $"The address begins with {uri.Scheme}: instead of https:.",
                "Ask the customer for the https address, or attach the document as a file.");
        }

        if (Authority(text) is not { Length: > 0 } authority || uri.IdnHost.Length == 0)
        {
            return Refused("fetch.host", "The address has no host.", PasteWhole);
        }

        if (authority.Contains('@', StringComparison.Ordinal) || uri.UserInfo.Length > 0)
        {
            return Refused(
                "fetch.userinfo",
                "The address contains a user name or password before the host.",
                "Remove everything up to the @, and check that the host is right.");
        }

        return CheckHost(uri, authority, isLoopback, [.. settings.AllowedPrivate.Where(exception => exception.IsOpen(now))]);
    }

    private static Problem? CheckHost(Uri uri, string authority, bool isLoopback, AllowedPrivate[] exceptions)
    {
        var typed = authority.StartsWith('[') ? authority[..(authority.IndexOf(
            ']',
            StringComparison.Ordinal) + 1)] : authority.Split(':')[0];
        var host = uri.IdnHost.Trim('[', ']');
        if (!typed.All(char.IsAscii) || typed.Contains('%', StringComparison.Ordinal))
        {
            return Refused(
                "fetch.host-spelling",
                "The host contains percent signs or characters outside ASCII: it can look like another host.",
                "Write an international name in its xn-- form.");
        }

        if (typed.EndsWith('.'))
        {
            return Refused("fetch.host-spelling", "The host ends with a dot.", "Remove the dot.");
        }

        var isPlainAddress = IPAddress.TryParse(typed, out var plain) && plain.ToString() == typed;
        if (!typed.StartsWith('[') && HostRules.EndsInNumber(typed) && !isPlainAddress)
        {
            return Refused(
                "fetch.host-spelling",
                "The host is an IP address in an unusual spelling (decimal, octal, hexadecimal or shortened).",
                "Use the identity provider's host name.");
        }

        if (IPAddress.TryParse(host, out var address))
        {
            return AddressGuard.Refusal(host, address, isLoopback, exceptions) ?? CheckPort(uri, host, isLoopback, exceptions);
        }

        if (HostRules.IsMetadata(host))
        {
            return Refused(
                "fetch.metadata-name",
                $"{host} is a cloud's metadata service.",
                "Ask the customer where the address comes from.");
        }

        var isException = Array.Exists(exceptions, exception => exception.IsRange || exception.OpensHost(host));
        return HostRules.IsPrivate(host) && !isLoopback && !isException
            ? Refused(
                "fetch.inward-name",
                $"{host} is a private host. SupportConsole fetches from public hosts only.",
                "Attach the document as a file, or ask an administrator for an exception (Fetching:AllowedPrivate).")
            : CheckPort(uri, host, isLoopback, exceptions);
    }

    private static Problem? CheckPort(Uri uri, string host, bool isLoopback, AllowedPrivate[] exceptions)
    {
        if (uri.Port == 443 || isLoopback || Array.Exists(exceptions, exception => exception.OpensPort(host, uri.Port)))
        {
            return null;
        }

        return Refused(
            "fetch.port",
            $"The address uses port {uri.Port}. Only port 443 is allowed.",
            "Ask for an address on port 443, attach the document as a file, or ask an administrator for an exception.");
    }

    private static string Authority(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        var rest = start < 0 ? "" : text[(start + 3)..];
        var end = rest.IndexOfAny(['/', '?', '#']);
        return end < 0 ? rest : rest[..end];
    }

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = code };
}
