using System.Text.Json;
using SupportConsole.Federation;
using SupportConsole.Federation.Diagnosis;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Settings;

/// <summary>The onboarding page as typed, valid or not. Has no field for a secret, since it is saved with every keystroke.</summary>
public sealed class OnboardingForm
{
    public IdentityProvider Provider { get; set; } = IdentityProvider.Other;

    public Protocol Protocol { get; set; } = Protocol.Saml;

    public string Name { get; set; } = "";

    public SettingValues Values { get; set; } = ConnectionSettings.Initial();

    public DateTime? SecretExpiresOn { get; set; }

    /// <summary>The chosen certificate as PEM; empty until one was read.</summary>
    public string CertificatePem { get; set; } = "";

    public List<string> Applications { get; set; } = [];

    /// <summary>Whether a person or a document decided on the protocol. Until then it follows the identity provider.</summary>
    public bool IsProtocolChosen { get; set; }

    public string ContactName { get; set; } = "";

    public string ContactEmail { get; set; } = "";

    /// <summary>The order of a cluster that is not recorded as entitled; empty if there is none.</summary>
    public string OrderReference { get; set; } = "";

    /// <summary>Why a cluster without an order is onboarded; empty if it has one.</summary>
    public string UnentitledReason { get; set; } = "";

    public string Ticket { get; set; } = "";

    public string Reason { get; set; } = "";

    /// <summary>
    /// Why sign-in through Auth0 can't work with what the identity provider publishes; empty if nothing is known against it.
    /// </summary>
    public string Refusal { get; set; } = "";

    public string RefusalCure { get; set; } = "";

    /// <summary>The issuer and channel that <see cref="Refusal"/> is about.</summary>
    public string RefusedFor { get; set; } = "";

    /// <summary>Where values came from, by the setting's key or the field's name.</summary>
    public Dictionary<string, FieldSource> Sources { get; set; } = [];

    public string this[ConnectionSetting setting]
    {
        get => Values[setting];
        set => Values[setting] = value;
    }

    /// <summary>The form to keep: without secrets that were typed into the wrong field, as far as their shape gives them away.</summary>
    public OnboardingForm WithoutSecrets()
    {
        var typed = JsonSerializer.Serialize(this);
        return SensitiveText.HoldsSecret(typed) ? JsonSerializer.Deserialize<OnboardingForm>(SensitiveText.WithoutSecrets(typed))! : this;
    }

    public void TakeCertificate(string? pem, string from)
    {
        if (!string.IsNullOrEmpty(pem))
        {
            CertificatePem = pem;
            Sources[nameof(CertificatePem)] = new FieldSource(from);
        }
    }

    public void RemoveCertificate()
    {
        CertificatePem = "";
        Sources.Remove(nameof(CertificatePem));
    }

    /// <summary>
    /// Fills in what one paste or document says. If it names another issuer or discovery URL, endpoints found earlier are dropped:
    /// a secret must
    /// not be sent to the former provider's.
    /// </summary>
    public void Take(IReadOnlyCollection<FoundValue> found)
    {
        var news = found.Where(each => !string.IsNullOrWhiteSpace(each.Value) && each.Value.Trim() != this[each.Setting].Trim()).ToList();
        if (news.Exists(each => each.Setting == ConnectionSettings.Issuer || each.Setting == ConnectionSettings.DiscoveryUrl))
        {
            ForgetProvider(found.Where(each => each.Value is not null).Select(each => each.Setting));
        }

        foreach (var each in news)
        {
            this[each.Setting] = each.Value!.Trim();
            Sources[each.Setting.Key] = new FieldSource(each.From);
        }
    }

    public void Take(ConnectionSetting setting, string? value, string from) => Take([new FoundValue(setting, value, from)]);

    public void Edit(ConnectionSetting setting, string typed)
    {
        if (typed == this[setting])
        {
            return;
        }

        if ((setting == ConnectionSettings.Issuer || setting == ConnectionSettings.DiscoveryUrl) && typed.Trim() != this[setting].Trim())
        {
            ForgetProvider([setting]);
        }

        this[setting] = typed;
        if (typed.Trim().Length == 0)
        {
            Sources.Remove(setting.Key);
        }
        else if (Sources.TryGetValue(setting.Key, out var source))
        {
            Sources[setting.Key] = source with { IsEdited = true };
        }
    }

    /// <summary>Drops a value that was found; what a person typed or edited stays.</summary>
    public void Forget(ConnectionSetting setting)
    {
        if (Sources.TryGetValue(setting.Key, out var source) && !source.IsEdited)
        {
            this[setting] = "";
            Sources.Remove(setting.Key);
        }
    }

    public string? SourceOf(ConnectionSetting setting) => SourceOf(setting.Key);

    public string? SourceOf(string field) => Sources.GetValueOrDefault(field)?.Words;

    private void ForgetProvider(IEnumerable<ConnectionSetting> kept)
    {
        foreach (var setting in ConnectionSettings.OfProvider.Except(kept))
        {
            Forget(setting);
        }
    }
}
