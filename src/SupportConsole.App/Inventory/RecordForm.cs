using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Inventory;

/// <summary>The onboarding form of a connection that was in Auth0, for creating it again.</summary>
internal static class RecordForm
{
    public static OnboardingForm Of(ConnectionRecord record)
    {
        var form = new OnboardingForm
        {
            Provider = record.IdentityProvider,
            Protocol = record.Protocol,
            Name = record.Name.Value,
            CertificatePem = record.Protocol == Protocol.Saml ? InForce(record)?.Pem ?? "" : "",
            Applications =
            [
                .. $"{record.EnabledApplications} {record.WaitingApplications}".Split(' ', StringSplitOptions.RemoveEmptyEntries),
            ],
        };
        foreach (var setting in ConnectionSettings.All.Where(setting => record.Settings[setting].Length > 0 && !IsDerived(record, setting)))
        {
            form[setting] = setting.Kind == SettingKind.List ? setting.Show(record.Settings[setting])! : record.Settings[setting];
        }

        return form;
    }

    private static bool IsDerived(ConnectionRecord record, ConnectionSetting setting) =>
        setting == ConnectionSettings.DiscoveryUrl
            && record.Settings[setting] == SettingRules.DiscoveryOf(record.Settings[ConnectionSettings.Issuer]);

    private static Credential? InForce(ConnectionRecord record) =>
        record.Credentials.Find(credential => credential.Status == CredentialStatus.Current);
}
