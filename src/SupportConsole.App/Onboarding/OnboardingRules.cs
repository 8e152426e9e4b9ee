using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Onboarding;

/// <summary>What keeps a form from being created in Auth0, and how a form is recorded as a draft.</summary>
public static class OnboardingRules
{
    /// <summary>The field of the order reference, or of the reason to go on without one.</summary>
    public const string Entitlement = "entitlement";

    public const string Secret = "secret";

    /// <summary>The problems by a setting's key or a field's name; empty if the connection can be created.</summary>
    /// <param name="own">Our addresses, none of which can be the IdP's.</param>
    /// <param name="needsOrder">Whether no order is recorded for the cluster.</param>
    /// <param name="lacksSecret">Whether the page, which alone holds the secret, has none.</param>
    public static IReadOnlyDictionary<string, Problem> Check(
        OnboardingForm form, OwnAddresses? own = null, bool needsOrder = false, bool lacksSecret = false)
    {
        var problems = new Dictionary<string, Problem>();
        void Add(string field, Problem? problem)
        {
            if (problem is not null)
            {
                problems.TryAdd(field, problem);
            }
        }

        if (needsOrder && string.IsNullOrWhiteSpace(form.OrderReference) && string.IsNullOrWhiteSpace(form.UnentitledReason))
        {
            Add(Entitlement, new Problem("Enter the order reference or a reason.", "") { Code = "form.no-order" });
        }

        foreach (var setting in Asked(form.Protocol))
        {
            Add(setting.Key, setting.Check(form[setting]));
            Add(setting.Key, own?.Refuse(setting.Label, form[setting]));
        }

        if (form.Protocol == Protocol.Oidc)
        {
            var address = form[ConnectionSettings.DiscoveryUrl].Trim().Length > 0
                ? ConnectionSettings.DiscoveryUrl
                : ConnectionSettings.Issuer;
            Add(address.Key, form[address].Trim().Length == 0 ? SettingRules.NoProvider : null);
            Add(address.Key, Refusal(form));
            if (lacksSecret && form.Values.IsBackChannel)
            {
                Add(Secret, new Problem("Enter the client secret.", "") { Code = "form.secret" });
            }
        }
        else
        {
            Add(nameof(form.CertificatePem), Certificate(form) is null
                ? new Problem(
                    "The signing certificate is missing.",
                    "Paste the customer's metadata, or the certificate in any form.")
                { Code = "form.certificate" }
                : null);
        }

        Add(nameof(form.Name), ConnectionName.Parse(form.Name).Problem);
        Add(
            nameof(form.Ticket),
            string.IsNullOrWhiteSpace(form.Ticket) ? new Problem("Enter a ticket number.", "") { Code = "form.ticket" } : null);
        return problems;
    }

    public static IEnumerable<ConnectionSetting> Asked(Protocol protocol) =>
        ConnectionSettings.Of(protocol).Where(setting => setting.Place != SettingPlace.Connection);

    /// <summary>The chosen certificate; null if there is none.</summary>
    public static SigningCertificate? Certificate(OnboardingForm form) =>
        form.CertificatePem.Length == 0 ? null : TenantCertificate.Read(form.CertificatePem);

    /// <summary>
    /// Records a form, so that the draft is found and the hand-off follows it. What Auth0 could never take stays in the form
    /// only.
    /// </summary>
    internal static void WriteTo(ConnectionRecord record, OnboardingForm form)
    {
        record.Protocol = form.Protocol;
        record.IdentityProvider = form.Provider;
        record.Name = ConnectionName.Parse(form.Name) is { IsOk: true } name ? name.Value : record.Name;
        var values = new SettingValues();
        foreach (var setting in ConnectionSettings.All)
        {
            var value = setting.Normalise(form[setting]);
            values[setting] = value.Length > setting.MaxLength ? ""
                : setting.Kind == SettingKind.List && setting.Check(value) is not null ? record.Settings[setting]
                : value;
        }

        if (values[ConnectionSettings.DiscoveryUrl].Length == 0 && values[ConnectionSettings.Issuer].Length > 0)
        {
            values[ConnectionSettings.DiscoveryUrl] = SettingRules.DiscoveryOf(values[ConnectionSettings.Issuer]);
        }

        record.Settings = values;
    }

    private static Problem? Refusal(OnboardingForm form) => form.Refusal.Length > 0 && form.RefusedFor == DiscoveredSettings.Judged(form)
        ? new Problem(form.Refusal, $"{form.RefusalCure} Then check discovery again.") { Code = "form.idp-refuses" }
        : null;
}
