namespace SupportConsole.App.Settings;

/// <summary>What an edit of one setting does to the people who sign in, shown before it is sent.</summary>
internal static class SettingConsequences
{
    public static string? Issuer(SettingEdit edit) => edit.After.Length == 0
        ? "Auth0 reads the issuer from the discovery document instead."
        : $"Auth0 will accept sign-ins only from {edit.After}. "
          + $"{(edit.Before.Length == 0 ? "If the identity provider names another issuer" : $"While the identity provider still answers as {edit.Before}")}, "
          + $"nobody at {edit.Customer} can sign in. People whose ID (sub) differs at the new issuer become new users.";

    public static string? ClientId(SettingEdit edit) =>
        $"The client secret in Auth0 belongs to {edit.Before}: nobody at {edit.Customer} can sign in until you rotate in the new application's secret. "
        + "If the identity provider gives each application its own user IDs, as Entra ID does, everyone becomes a new user.";

    public static string? Scopes(SettingEdit edit) => Removed(edit, ' ') is { Length: > 0 } removed
        ? $"Auth0 no longer asks for {removed}. What the identity provider returned for it disappears from people's profiles at their next sign-in."
        : null;

    public static string? Channel(SettingEdit edit) => edit.After == ConnectionSettings.FrontChannel
        ? "The ID token comes through the browser and the client secret is no longer used. Sign-in fails unless the identity provider allows the implicit flow."
        : "Auth0 authenticates with the client secret. If it isn't this application's secret, nobody can sign in.";

    public static string? SignInUrl(SettingEdit edit) =>
        $"Everyone at {edit.Customer} is sent to the new address at the next sign-in. If another identity provider or application answers there, "
        + "rotate in its certificate too, or sign-in fails with “Invalid thumbprint”. People whose NameID differs become new users.";

    public static string? SignsRequests(SettingEdit edit) => edit.After == "true"
        ? "The identity provider checks our signature with the SP certificate from the hand-off. Without that certificate, sign-in fails."
        : null;

    public static string? RequestBinding(SettingEdit edit) =>
        $"Sign-in fails unless the identity provider accepts {(edit.After == ConnectionSettings.HttpPost ? "HTTP-POST" : "HTTP-Redirect")} at the sign-in URL.";

    public static string? Sha1(SettingEdit edit, string weak) => edit.After == weak
        ? "SHA-1 signatures are broken. Use SHA-1 only if the identity provider accepts nothing else."
        : null;

    public static string? Domains(SettingEdit edit) => Removed(edit, '\n') is { Length: > 0 } removed
        ? $"People with an address at {removed} are no longer sent to this connection."
        : null;

    private static string Removed(SettingEdit edit, char separator) => string.Join(
        ", ",
        edit.Before.Split(separator, StringSplitOptions.RemoveEmptyEntries)
            .Except(edit.After.Split(separator, StringSplitOptions.RemoveEmptyEntries)));
}
