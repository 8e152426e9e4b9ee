using System.Globalization;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Onboarding;

/// <summary>The filled-in values of a form as the summary shows them, and the names of what is missing.</summary>
internal static class FormValues
{
    /// <param name="Value">What is shown; never a secret.</param>
    /// <param name="From">Where it came from; empty if it was typed.</param>
    public sealed record Line(string Label, string Value, string From);

    private static readonly ConnectionSetting[] Summed =
    [
        ConnectionSettings.Issuer, ConnectionSettings.DiscoveryUrl, ConnectionSettings.ClientId, ConnectionSettings.IdpEntityId,
        ConnectionSettings.SignInUrl, ConnectionSettings.Domains,
    ];

    /// <param name="hasSecret">Whether the page holds a client secret.</param>
    public static IReadOnlyList<Line> Of(OnboardingForm form, bool hasSecret)
    {
        var lines = Summed
            .Where(setting => (setting.Protocol is null || setting.Protocol == form.Protocol) && form[setting].Trim().Length > 0)
            .Where(setting => setting != ConnectionSettings.DiscoveryUrl || form[ConnectionSettings.Issuer].Trim().Length == 0)
            .Select(setting => new Line(setting.Label, form[setting].Trim(), form.SourceOf(setting) ?? ""))
            .ToList();
        if (form.Protocol == Protocol.Oidc && form.Values.IsBackChannel && hasSecret)
        {
            var expires = form.SecretExpiresOn is { } day
                ? $", expires {day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}" : ", expiry not told";
            lines.Insert(Math.Min(2, lines.Count), new Line("Client secret", $"Hidden{expires}", ""));
        }

        if (form.Protocol == Protocol.Saml && OnboardingRules.Certificate(form) is { } certificate)
        {
            lines.Add(new Line(
                "Certificate",
                $"{certificate.Subject}, until {certificate.NotAfter.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}",
                form.SourceOf(nameof(form.CertificatePem)) ?? ""));
        }

        if (form.ContactEmail.Length > 0)
        {
            lines.Add(new Line("Contact", form.ContactName.Length > 0 ? $"{form.ContactName} · {form.ContactEmail}" : form.ContactEmail, ""));
        }

        return lines;
    }

    /// <summary>The field's name in a sentence: "ticket", "signing certificate", "client ID".</summary>
    public static string Name(string field) => field switch
    {
        nameof(OnboardingForm.Name) => "connection name",
        nameof(OnboardingForm.Ticket) => "ticket",
        nameof(OnboardingForm.CertificatePem) => "signing certificate",
        OnboardingRules.Entitlement => "order reference",
        OnboardingRules.Secret => "client secret",
        _ => ConnectionSettings.All.FirstOrDefault(setting => setting.Key == field) is { } setting ? Lower(setting.Label) : field,
    };

    private static string Lower(string label) =>
        label.Length > 1 && char.IsUpper(label[1]) ? label : char.ToLowerInvariant(label[0]) + label[1..];
}
