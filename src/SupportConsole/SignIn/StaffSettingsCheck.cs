using System.Net;
using SupportConsole.App.People;
using SupportConsole.Federation;

namespace SupportConsole;

/// <summary>What is missing or wrong in the section <c>Staff</c>.</summary>
internal static class StaffSettingsCheck
{
    public static IEnumerable<string> Of(StaffSettings settings) =>
        [.. Missing(settings), .. WrongAuthority(settings), .. WrongCredentials(settings), .. WrongRoles(settings)];

    private static IEnumerable<string> Missing(StaffSettings settings)
    {
        if (!settings.IsOn)
        {
            yield return "Staff:Authority is not set. Set it to your identity provider's issuer, such as https://login.example.com.";
        }

        if (settings.ClientId.Length == 0)
        {
            yield return "Staff:ClientId is not set. Set it to the client ID that your identity provider gave this console.";
        }

        if (settings.ClientSecretFile.Length == 0 && settings.PrivateKeyFile.Length == 0)
        {
            yield return "Staff:ClientSecretFile is not set. Name a file that holds the client secret, or set Staff:PrivateKeyFile.";
        }

        if (settings.Contact.Length == 0)
        {
            yield return "Staff:Contact is not set. Say whom people without access ask, such as identity@example.com.";
        }

        if (!settings.Roles.Values.Any(ids => ids.Any(id => id.Trim().Length > 0)))
        {
            yield return "Staff:Roles:Administrator:0 is not set. Set it to the ID of the group whose members are administrators.";
        }
    }

    private static IEnumerable<string> WrongAuthority(StaffSettings settings)
    {
        if (!settings.IsOn)
        {
            yield break;
        }

        if (!SafeUri.TryAbsolute(settings.Authority, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            yield return $"Staff:Authority is “{settings.Authority}”. Give an https address, such as https://login.example.com.";
        }
        else if (uri.Scheme == Uri.UriSchemeHttp && !(settings.AllowLoopbackHttp && IsLoopback(uri)))
        {
            yield return $"Staff:Authority is “{settings.Authority}”, without TLS. Use https.";
        }
    }

    private static IEnumerable<string> WrongCredentials(StaffSettings settings)
    {
        var files = new[]
        {
            (nameof(StaffSettings.ClientSecretFile), settings.ClientSecretFile),
            (nameof(StaffSettings.PrivateKeyFile), settings.PrivateKeyFile),
        };
        foreach (var (name, file) in files)
        {
            if (file.Length > 0 && FindFault(file) is { } fault)
            {
                yield return $"Staff:{name} is {file}: {fault}";
            }
        }

        if (settings.PrivateKeyFile.Length > 0 && FindFault(settings.PrivateKeyFile) is null && !ClientAssertion.CanRead(settings.PrivateKeyFile))
        {
            yield return $"Staff:PrivateKeyFile is {settings.PrivateKeyFile}, which has no RSA or EC private key in PEM form. Name the key's PEM file.";
        }
    }

    private static IEnumerable<string> WrongRoles(StaffSettings settings)
    {
        foreach (var role in settings.Roles.Keys.Where(role => !Enum.IsDefined(role)))
        {
            yield return $"Staff:Roles:{role} is no role. Use ReadOnly, Manager, Engineer or Administrator.";
        }

        var twice = settings.Roles.Values.SelectMany(ids => ids.Distinct(StringComparer.Ordinal)).GroupBy(id => id, StringComparer.Ordinal);
        foreach (var id in twice.Where(group => group.Count() > 1).Select(group => group.Key))
        {
            yield return $"Staff:Roles names “{id}” for several roles. Give each group one role.";
        }

        if (settings.RolesWithMfa.Any(role => !Enum.IsDefined(role)))
        {
            yield return $"Staff:RequireMfa is “{settings.RequireMfa}”. Name roles separated by commas, such as Engineer, Administrator.";
        }

        if (!settings.ScopeList.Contains("openid", StringComparer.Ordinal))
        {
            yield return $"Staff:Scopes is “{settings.Scopes}”. It must contain openid.";
        }
    }

    private static string? FindFault(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim().Length == 0 ? "the file is empty." : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "the console cannot read this file.";
        }
    }

    private static bool IsLoopback(Uri uri) =>
        uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
