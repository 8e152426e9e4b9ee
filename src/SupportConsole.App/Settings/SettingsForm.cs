using System.Text.Json.Nodes;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.App.Settings;

/// <summary>
/// A connection's settings, opened for editing: what the tenant held when they were read, what is typed, and what lies between. Only what was typed over is sent.
/// </summary>
/// <param name="Record">The record with its cluster.</param>
/// <param name="Strategy">The tenant's strategy, which decides what can be edited.</param>
/// <param name="Opened">The settings as they were read.</param>
/// <param name="Snapshot">The options as they were read, without secrets.</param>
/// <param name="Outside">What was changed in Auth0 since the console last looked.</param>
/// <param name="ReadAt">When they were read, UTC.</param>
public sealed record SettingsForm(
    ConnectionRecord Record, string Strategy, ConnectionSettings Opened, string Snapshot, IReadOnlyList<FieldChange> Outside, DateTimeOffset ReadAt)
{
    /// <summary>The settings as typed.</summary>
    public ConnectionSettings Typed { get; } = Opened with { };

    /// <summary>Whether it is one whose OIDC settings the console knows.</summary>
    public bool IsOidc => Strategy == "oidc";

    /// <summary>Whether it is one whose SAML settings the console knows.</summary>
    public bool IsSaml => Strategy == "samlp";

    /// <summary>Whether Auth0 holds a client secret.</summary>
    public bool HasSecret => OptionsSnapshot.Read(Snapshot, "client_secret") is not null;

    /// <summary>The address from which Auth0 read the IdP's metadata, and reads it again with every change; null where there is none.</summary>
    public string? MetadataUrl => OptionsSnapshot.Read(Snapshot, "metadataUrl");

    /// <summary>The display name where it was typed over; else null.</summary>
    public string? DisplayName => Typed.DisplayName.Trim() is var typed && typed == Opened.DisplayName ? null : typed;

    /// <summary>The problems of what was typed, by field; empty where it can be sent.</summary>
    public IReadOnlyDictionary<string, Problem> Check()
    {
        var problems = new Dictionary<string, Problem>();

        // What Auth0 holds already is not judged here, or an old oddity would stand in the way of every other edit.
        void Add(string field, Func<ConnectionSettings, string> read, Func<string, Problem?> rule)
        {
            if (read(Typed) != read(Opened) && rule(read(Typed)) is { } problem)
            {
                problems.TryAdd(field, problem);
            }
        }

        Add(nameof(Typed.DisplayName), settings => settings.DisplayName, SettingRules.DisplayName);
        Add(nameof(Typed.Domains), settings => settings.Domains, domains => SettingRules.Domains(domains).Problem);
        if (IsOidc)
        {
            Add(nameof(Typed.Issuer), settings => settings.Issuer, SettingRules.Issuer);
            Add(nameof(Typed.DiscoveryUrl), settings => settings.DiscoveryUrl, url => SettingRules.Endpoint(url, IssuerUrl.MaxLength));
            Add(nameof(Typed.ClientId), settings => settings.ClientId, SettingRules.ClientId);
            Add(nameof(Typed.Scopes), settings => settings.Scopes, SettingRules.Scopes);
            Add(nameof(Typed.AuthorizationEndpoint), settings => settings.AuthorizationEndpoint, url => SettingRules.Endpoint(url, 2083));
            Add(nameof(Typed.TokenEndpoint), settings => settings.TokenEndpoint, url => SettingRules.Endpoint(url, 255));
            Add(nameof(Typed.JwksUri), settings => settings.JwksUri, url => SettingRules.Endpoint(url, 255));
            if (Typed.IsBackChannel && !Opened.IsBackChannel && !HasSecret)
            {
                problems.Add(nameof(Typed.IsBackChannel), new Problem("The back channel needs a client secret, and Auth0 holds none.", "Put the secret in on the rotation page first, then change the channel.") { Code = "form.channel" });
            }
        }
        else if (IsSaml)
        {
            Add(nameof(Typed.SignInUrl), settings => settings.SignInUrl, SettingRules.SignInUrl);
            Add(nameof(Typed.SignOutUrl), settings => settings.SignOutUrl, SettingRules.SignOutUrl);
        }

        return problems;
    }

    /// <summary>Takes an issuer as typed; a discovery URL that is the issuer's own follows it.</summary>
    public void TypeIssuer(string issuer)
    {
        if (Typed.DiscoveryUrl.Length > 0 && Typed.DiscoveryUrl == SettingRules.DiscoveryOf(Typed.Issuer))
        {
            Typed.DiscoveryUrl = SettingRules.DiscoveryOf(issuer);
        }

        Typed.Issuer = issuer;
    }

    /// <summary>Takes one field back to what was opened: theirs is kept. Fields are named as a plan names them.</summary>
    public void GiveUp(string field)
    {
        if (ConnectionSettings.Copies.TryGetValue(field, out var copy))
        {
            copy(Opened, Typed);
        }
    }

    /// <summary>Takes what was typed over here into a form that was opened anew.</summary>
    public void CarryOverTo(SettingsForm fresh)
    {
        foreach (var copy in ConnectionSettings.Copies.Values)
        {
            var probe = Opened with { };
            copy(Typed, probe);
            if (probe != Opened)
            {
                copy(Typed, fresh.Typed);
            }
        }
    }

    /// <summary>What was typed over, as an edit of the options: nothing else is touched.</summary>
    public OptionsEdit Edit()
    {
        var edit = new OptionsEdit();
        if (IsOidc)
        {
            Text(edit, "issuer", settings => settings.Issuer);
            Text(edit, "discovery_url", settings => settings.DiscoveryUrl);
            Text(edit, "authorization_endpoint", settings => settings.AuthorizationEndpoint);
            Text(edit, "token_endpoint", settings => settings.TokenEndpoint);
            Text(edit, "jwks_uri", settings => settings.JwksUri);
            Text(edit, "client_id", settings => settings.ClientId);
            Text(edit, "scope", settings => string.Join(' ', settings.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            Text(edit, "type", settings => settings.IsBackChannel ? "back_channel" : "front_channel");
        }
        else if (IsSaml)
        {
            Text(edit, "signInEndpoint", settings => settings.SignInUrl);
            Text(edit, "signOutEndpoint", settings => settings.SignOutUrl);
            Text(edit, "signatureAlgorithm", settings => settings.SignatureAlgorithm);
            Text(edit, "digestAlgorithm", settings => settings.DigestAlgorithm);
            Text(edit, "protocolBinding", settings => settings.ProtocolBinding);
            if (Typed.SignsRequests != Opened.SignsRequests)
            {
                edit.Set("signSAMLRequest", Typed.SignsRequests);
            }

            // Sent along, the metadata is read again and wins over the addresses typed here.
            if (MetadataUrl is not null && edit.Keys.Any(key => key is "signInEndpoint" or "signOutEndpoint"))
            {
                edit.Remove("metadataUrl");
            }
        }

        return EditDomains(edit);
    }

    private OptionsEdit EditDomains(OptionsEdit edit)
    {
        var (opened, typed) = (SettingRules.Domains(Opened.Domains), SettingRules.Domains(Typed.Domains));
        return !typed.IsOk || (opened.IsOk && opened.Value.SequenceEqual(typed.Value)) ? edit
            : typed.Value.Count == 0 ? edit.Remove("domain_aliases")
            : edit.Set("domain_aliases", new JsonArray([.. typed.Value.Select(domain => (JsonNode)domain)]));
    }

    private void Text(OptionsEdit edit, string key, Func<ConnectionSettings, string> read)
    {
        var (opened, typed) = (read(Opened), read(Typed).Trim());
        if (typed.Length == 0 && opened.Length > 0)
        {
            edit.Remove(key);
        }
        else if (typed != opened)
        {
            edit.Set(key, typed);
        }
    }
}
