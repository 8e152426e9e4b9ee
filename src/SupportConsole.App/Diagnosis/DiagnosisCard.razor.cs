using Microsoft.AspNetCore.Components;
using MudBlazor;
using SupportConsole.App.HandOff;
using SupportConsole.App.Parts;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.App.Diagnosis;

public sealed partial class DiagnosisCard
{
    /// <summary>The errors that a new credential of the customer fixes.</summary>
    private static readonly string[] NeedsCredential = ["saml.thumbprint", "saml.cert-expired", "entra.7000215", "entra.7000222"];

    private (string Word, string Icon, string Tint) move;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [Parameter, EditorRequired] public DiagnosisAnswer Answer { get; set; } = null!;

    /// <summary>The paste. It goes along to the rotation, because the certificate may be in it.</summary>
    [Parameter] public PastedContent? Pasted { get; set; }

    private Thumbprint? Calculated => Answer.Error.Calculated is [var calculated, ..] ? calculated : null;

    private string Others =>
        Answer.Diagnosis.Alternatives is [_] ? "1 other explanation" : $"{Answer.Diagnosis.Alternatives.Count} other explanations";

    protected override void OnParametersSet() => move = (Answer.Diagnosis.Best?.Move ?? ErrorMove.Unknown) switch
    {
        ErrorMove.Customer => ("Waiting on the customer", Icons.Material.Outlined.Business, "warning"),
        ErrorMove.Support => ("Waiting on support", Icons.Material.Outlined.SupportAgent, "info"),
        ErrorMove.Auth0 => ("Waiting on Auth0", Icons.Material.Outlined.Cloud, "info"),
        ErrorMove.User => ("Waiting on the user", Icons.Material.Outlined.Person, "warning"),
        _ => ("Not identified yet", Icons.Material.Outlined.HelpOutline, "neutral"),
    };

    /// <summary>
    /// To the customer of the one connection that it concerns: what is wanted, and where it is at their identity provider. Without that
    /// connection, or where the error is only likely, what the catalogue says.
    /// </summary>
    private string Message(ErrorEntry known) =>
        !Answer.Diagnosis.IsByTopic && NeedsCredential.Contains(known.Id) && Answer.Suspects.Connections is [var suspect]
            ? new CredentialRequest
            {
                Provider = suspect.Provider,
                Protocol = suspect.Connection.Protocol,
                Contact = suspect.Contact,
                ExpiresAt = suspect.ExpiresAt,
                Calculated = Calculated,
                Failure = $"Sign-in to InfluxDB fails with this error: {known.Title}.",
            }.Text(Time.GetUtcNow())
            : known.TextToSend(Answer.Suspects.Connections is [var only] ? only.Contact : "", Answer.Diagnosis.IsByTopic);

    private static string Thumbprints(IEnumerable<Thumbprint> thumbprints) =>
        string.Join(", ", thumbprints.Select(thumbprint => thumbprint.Display));
}
