using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Wire;
using static SupportConsole.Auth0.Emulator.Connections.OptionsWork;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>Options of a PingFederate connection. <c>signingCert</c> is write-only: only <c>cert</c> comes back.</summary>
internal static class PingFederateOptions
{
    public static Answer? Complete(JsonObject options)
    {
        var key = TextOf(options, "signingCert") is null ? "cert" : "signingCert";
        if (TextOf(options, "pingFederateBaseUrl") is not { } address)
        {
            return ApiError.Of(400, "options.pingFederateBaseUrl is required");
        }

        Default(options, "signInEndpoint", address);
        if (TextOf(options, key) is not { } text)
        {
            return null;
        }

        using var certificate = Certificates.Read(text);
        if (certificate is null)
        {
            return ApiError.Of(400, $"options.{key} is not a valid X.509 certificate in PEM or Base64 of PEM");
        }

        Certificates.Derive(options, certificate, text);
        options.Remove("signingCert");
        return null;
    }
}
