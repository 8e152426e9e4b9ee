using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace SupportConsole.Auth0.Access;

/// <summary>Checks the settings at start. Each message names the setting and what to put there.</summary>
internal sealed class Auth0TenantOptionsValidation : IValidateOptions<Auth0TenantOptions>
{
    private const int MaxClaimLength = 64;
    private const int ShortestKey = 2048;

    public ValidateOptionsResult Validate(string? name, Auth0TenantOptions options)
    {
        var wrong = Check(options);
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    public static IReadOnlyList<string> Check(Auth0TenantOptions options) =>
        [.. Identity(options), .. Credential(options), .. Address(options), .. Limits(options)];

    private static IEnumerable<string> Identity(Auth0TenantOptions options)
    {
        if (TenantDomain.Parse(options.Domain).Problem is { } problem)
        {
            yield return options.Domain.Length == 0
                ? "Auth0:Domain is not set. Set it to the tenant's own domain, such as influxdata.us.auth0.com."
                : $"Auth0:Domain: {problem}";
        }
        else if (options.Domain != TenantDomain.Parse(options.Domain).Value.Host)
        {
            yield return "Auth0:Domain has capital letters or spaces. Set it to the bare host name in lower case.";
        }

        if (string.IsNullOrWhiteSpace(options.ClientId))
        {
            yield return "Auth0:ClientId is not set. Set it to the client ID of the console's machine-to-machine application.";
        }
        else if (options.SignsAssertions && options.ClientId.Length > MaxClaimLength)
        {
            yield return $"Auth0:ClientId has {options.ClientId.Length} characters, but a signed assertion takes at most {MaxClaimLength}. "
                + "Check that it is the application's client ID.";
        }
    }

    private static IEnumerable<string> Credential(Auth0TenantOptions options)
    {
        var secret = !string.IsNullOrWhiteSpace(options.ClientSecret);
        if (!secret && !options.SignsAssertions)
        {
            yield return "Auth0:ClientSecret is not set. Set it to the application's client secret, "
                + "or set Auth0:PrivateKeyFile if the application signs assertions (private_key_jwt).";
        }

        if (secret && options.SignsAssertions)
        {
            yield return "Auth0:ClientSecret and Auth0:PrivateKeyFile (or Auth0:PrivateKeyPem) are both set. "
                + "Keep the one that the application in Auth0 uses.";
        }

        if (!string.IsNullOrWhiteSpace(options.PrivateKeyPem) && !string.IsNullOrWhiteSpace(options.PrivateKeyFile))
        {
            yield return "Auth0:PrivateKeyPem and Auth0:PrivateKeyFile are both set. Keep one.";
        }
        else if (options.SignsAssertions && KeyProblem(options) is { } problem)
        {
            yield return problem;
        }
    }

    private static string? KeyProblem(Auth0TenantOptions options)
    {
        var setting = string.IsNullOrWhiteSpace(options.PrivateKeyPem) ? "Auth0:PrivateKeyFile" : "Auth0:PrivateKeyPem";
        try
        {
            using var key = ClientAssertion.ReadKey(options);
            return key.KeySize < ShortestKey
                ? $"{setting} holds an RSA key of {key.KeySize} bits, but Auth0 takes no less than {ShortestKey}. Use a longer key."
                : null;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            return $"{setting} does not hold an unencrypted RSA private key in PEM. "
                + "Use the key whose public half is registered with the application.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{setting} cannot be read ({exception.GetType().Name}). Check the path and the rights of the console's user.";
        }
    }

    private static IEnumerable<string> Address(Auth0TenantOptions options)
    {
        if (options.BaseAddress is not { } address)
        {
            yield break;
        }

        if (!IsSafe(address))
        {
            yield return "Auth0:BaseAddress must be an https address, or http on this machine for the emulator. "
                + "Remove it for a real tenant.";
        }
        else if (!address.AbsolutePath.EndsWith('/'))
        {
            yield return "Auth0:BaseAddress must end with a slash.";
        }
    }

    private static bool IsSafe(Uri address) => address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static IEnumerable<string> Limits(Auth0TenantOptions options)
    {
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromMinutes(5))
        {
            yield return "Auth0:Timeout must be more than zero and at most 00:05:00.";
        }

        if (options.RateLimitPatience < TimeSpan.Zero || options.RateLimitPatience > TimeSpan.FromMinutes(10))
        {
            yield return "Auth0:RateLimitPatience must be 00:00:00 to 00:10:00.";
        }

        if (!double.IsFinite(options.RequestsPerSecond) || options.RequestsPerSecond <= 0)
        {
            yield return "Auth0:RequestsPerSecond must be more than zero, such as 8.";
        }
    }
}
