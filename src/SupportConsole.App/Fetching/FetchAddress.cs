using System.Net;
using SupportConsole.Federation;

namespace SupportConsole.App.Fetching;

/// <summary>Reads the address that a customer named, and refuses by its spelling what must not be fetched.</summary>
internal static class FetchAddress
{
    public const int MaxLength = 2048;

    /// <summary>Reads an address as typed.</summary>
    public static Result<Uri> Read(string? text)
    {
        var typed = (text ?? "").Trim();
        return typed.Length == 0 ? Refused("fetch.not-an-address", "There is no address.", "Paste the whole address, with https:// in front.")
            : SafeUri.TryAbsolute(typed, out var uri) ? uri
            : Refused("fetch.not-an-address", "This is not a whole address.", "Paste the whole address, with https:// in front.");
    }

    /// <summary>The address for people and logs: without query and fragment, which may hold more than is meant to be seen.</summary>
    public static string Show(Uri uri)
    {
        var shown = uri.IsAbsoluteUri ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "(relative address)";
        return shown.Length <= 200 ? shown : shown[..199] + "…";
    }

    /// <summary>The problem with an address, or null.</summary>
    public static Problem? Check(Uri uri, FetchSettings settings, DateTimeOffset now)
    {
        if (!uri.IsAbsoluteUri)
        {
            return Refused("fetch.not-an-address", "This is not a whole address.", "Paste the whole address, with https:// in front.");
        }

        var text = uri.OriginalString.Trim();
        if (text.Length > MaxLength || text.Any(part => char.IsControl(part) || char.IsWhiteSpace(part) || part == '\\'))
        {
            return Refused("fetch.spelling", text.Length > MaxLength ? $"The address has {text.Length:N0} characters; at most {MaxLength:N0} are taken." : "The address holds a space, a line break or a backslash.",
                "Paste the address again, exactly as the identity provider publishes it.");
        }

        var isLoopback = settings.AllowLoopback && HostRules.IsLoopback(uri.IdnHost.Trim('[', ']'));
        if (uri.Scheme != Uri.UriSchemeHttps && !(isLoopback && uri.Scheme == Uri.UriSchemeHttp))
        {
            return Refused("fetch.scheme", $"The address begins with {uri.Scheme}:, and only https: is fetched.", "Ask the customer for the https address, or attach the document as a file.");
        }

        if (Authority(text) is not { Length: > 0 } authority || uri.IdnHost.Length == 0)
        {
            return Refused("fetch.host", "The address has no host.", "Paste the whole address, with https:// and the host.");
        }

        return authority.Contains('@', StringComparison.Ordinal) || uri.UserInfo.Length > 0
            ? Refused("fetch.userinfo", "The address holds a user name or password before the host.", "Remove everything up to the @ and see that the host is the right one.")
            : CheckHost(uri, authority, isLoopback, [.. settings.AllowedPrivate.Where(door => door.IsOpen(now))]);
    }

    private static Problem? CheckHost(Uri uri, string authority, bool isLoopback, AllowedPrivate[] doors)
    {
        var typed = authority.StartsWith('[') ? authority[..(authority.IndexOf(']', StringComparison.Ordinal) + 1)] : authority.Split(':')[0];
        var host = uri.IdnHost.Trim('[', ']');
        if (!typed.All(char.IsAscii) || typed.Contains('%', StringComparison.Ordinal))
        {
            return Refused("fetch.host-spelling", "The host holds letters or signs outside ASCII, or percent signs: it may look like another one.", "Write the host in plain letters, an international name in its xn-- form.");
        }

        if (typed.EndsWith('.'))
        {
            return Refused("fetch.host-spelling", "The host ends with a dot.", "Remove the dot after the host's name.");
        }

        if (!typed.StartsWith('[') && HostRules.EndsInNumber(typed) && !(IPAddress.TryParse(typed, out var plain) && plain.ToString() == typed))
        {
            return Refused("fetch.host-spelling", "The host is an IP address in an unusual spelling (decimal, octal, hexadecimal or shortened).", "Give the identity provider's host name.");
        }

        if (IPAddress.TryParse(host, out var address))
        {
            return AddressGuard.Refusal(host, address, isLoopback, doors) ?? CheckPort(uri, host, isLoopback, doors);
        }

        if (HostRules.IsMetadata(host))
        {
            return Refused("fetch.metadata-name", $"{host} is a cloud's metadata service.", "This is never an identity provider: ask where the address comes from.");
        }

        return HostRules.IsInward(host) && !isLoopback && !Array.Exists(doors, door => door.IsRange || door.OpensHost(host))
            ? Refused("fetch.inward-name", $"{host} is a name inside a network, which the console does not fetch from.", "Attach the document as a file, or let an administrator open this host in the settings (Fetching:AllowedPrivate).")
            : CheckPort(uri, host, isLoopback, doors);
    }

    private static Problem? CheckPort(Uri uri, string host, bool isLoopback, AllowedPrivate[] doors) =>
        uri.Port == 443 || isLoopback || Array.Exists(doors, door => door.OpensPort(host, uri.Port)) ? null
            : Refused("fetch.port", $"The address names port {uri.Port}, and only port 443 is fetched from.", "Ask for the address on port 443, attach the document as a file, or let an administrator open host and port in the settings.");

    private static string Authority(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        var rest = start < 0 ? "" : text[(start + 3)..];
        var end = rest.IndexOfAny(['/', '?', '#']);
        return end < 0 ? rest : rest[..end];
    }

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = code };
}
