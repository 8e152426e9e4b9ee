using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Settings;

/// <summary>What an edit of settings does to the people who sign in, in words, before it is sent. Pure.</summary>
public static class SettingsConsequences
{
    /// <summary>The warnings for what was typed over; none for edits that nobody notices.</summary>
    public static IReadOnlyList<string> Of(SettingsForm form)
    {
        var (before, after, who) = (form.Opened, form.Typed, form.Record.Cluster.DisplayName);
        var warnings = new List<string>();
        void Add(bool isSo, string warning)
        {
            if (isSo)
            {
                warnings.Add(warning);
            }
        }

        if (form.IsOidc)
        {
            Add(Differ(before.Issuer, after.Issuer),
                $"From then on Auth0 takes sign-ins from {after.Issuer.Trim()} only: while the IdP still answers as {before.Issuer}, nobody at {who} can sign in. People whose ID (sub) differs at the new issuer become new users.");
            Add(Differ(before.ClientId, after.ClientId),
                $"The client secret in Auth0 belongs to {before.ClientId}: until the new application's secret is rotated in, nobody at {who} can sign in. Where the IdP gives each application its own user IDs, as Entra ID does, everyone becomes a new user.");
            Add(before.IsBackChannel && !after.IsBackChannel, "Without the back channel the ID token comes through the browser, and the client secret is no longer used. The IdP must allow the implicit flow, or sign-in fails.");
            Add(!before.IsBackChannel && after.IsBackChannel, "With the back channel Auth0 proves itself with the client secret: if that is not the application's, nobody can sign in.");
            Add(Missing(before.Scopes, after.Scopes) is { Length: > 0 }, $"Auth0 no longer asks for {Missing(before.Scopes, after.Scopes)}: what the IdP gave for it is no longer in people's profiles from their next sign-in.");
            Add(Differ(before.Issuer, after.Issuer) && Elsewhere(form) is { Length: > 0 }, $"These still point to another host than the new issuer: {Elsewhere(form)}. Empty them, and Auth0 reads them from the discovery document.");
        }
        else if (form.IsSaml)
        {
            Add(Differ(before.SignInUrl, after.SignInUrl),
                $"Everyone at {who} is sent to the new address at the next sign-in. If another IdP or application answers there, its certificate must be rotated in too, or sign-in fails with “Invalid thumbprint”; people whose NameID differs become new users.");
            Add(!before.SignsRequests && after.SignsRequests, "The IdP checks our signature with the SP certificate of the hand-off: where it does not have it, sign-in fails.");
            Add(after.SignatureAlgorithm == "rsa-sha1" && Differ(before.SignatureAlgorithm, after.SignatureAlgorithm) || (after.DigestAlgorithm == "sha1" && Differ(before.DigestAlgorithm, after.DigestAlgorithm)),
                "SHA-1 is broken as a signature: only for an IdP that takes nothing else.");
            Add(form.MetadataUrl is not null && !TakesMetadataAway(form), $"Auth0 reads the metadata at {form.MetadataUrl} again with this change: if the IdP publishes another certificate there, that one is in force afterwards.");
            Add(TakesMetadataAway(form), "The metadata URL is taken away with it: Auth0 would read it again and put its addresses over yours.");
        }

        Add(Missing(Domains(before), Domains(after)) is { Length: > 0 }, $"People with an address at {Missing(Domains(before), Domains(after))} are no longer led here by it.");
        return warnings;
    }

    private static bool TakesMetadataAway(SettingsForm form) => form.MetadataUrl is not null && form.Edit().Removed.Contains("metadataUrl");

    private static bool Differ(string before, string after) => before != after.Trim();

    private static string Domains(ConnectionSettings settings) => SettingRules.Domains(settings.Domains) is { IsOk: true } domains ? string.Join(' ', domains.Value) : "";

    private static string Missing(string before, string after) =>
        string.Join(", ", before.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(after.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static string Elsewhere(SettingsForm form)
    {
        var host = Host(form.Typed.Issuer);
        return string.Join(", ", new[] { ("discovery URL", form.Typed.DiscoveryUrl), ("authorization endpoint", form.Typed.AuthorizationEndpoint), ("token endpoint", form.Typed.TokenEndpoint), ("keys URL", form.Typed.JwksUri) }
            .Where(pair => Host(pair.Item2) is { } other && other != host).Select(pair => pair.Item1));
    }

    private static string? Host(string address) => SafeUri.TryAbsolute(address.Trim(), out var uri) ? uri.IdnHost : null;
}
