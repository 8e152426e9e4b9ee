using SupportConsole.Federation.Diagnosis;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.Federation.Pasting;

/// <summary>Takes the labelled values from a paste; secrets go into <see cref="ClientSecret"/> and out of the text.</summary>
internal sealed class PasteCredentials
{
    private static readonly Problem SecretId = new(
        "The paste holds a Secret ID. That names a secret and is not the secret.",
        "Ask for the secret's Value, which Entra shows only when the secret is made.")
    {
        Code = "paste.secret-id",
    };

    private readonly PasteText text;
    private readonly List<PasteFinding> findings;
    private readonly List<Problem> problems;
    private readonly HashSet<(PasteFindingKind Kind, string Text)> known;
    private readonly HashSet<string> secrets = new(StringComparer.Ordinal);
    private bool wasFormer;

    private PasteCredentials(PasteText text, List<PasteFinding> findings, List<Problem> problems)
    {
        this.text = text;
        this.findings = findings;
        this.problems = problems;
        known = [.. findings.Select(finding => (finding.Kind, finding.Text))];
    }

    public static void Scan(PasteText text, List<PasteFinding> findings, List<Problem> problems) =>
        new PasteCredentials(text, findings, problems).Scan();

    private void Scan()
    {
        foreach (var labelled in PasteTables.Take(text).Concat(NamedValues.Take(text)).Concat(PasteLabels.Scan(text.Clean)).ToList())
        {
            Take(labelled);
        }

        foreach (var secret in SensitiveText.SecretsByShape(text.Clean).ToList())
        {
            text.Hide(secret.Text);
            Add(secret.Text, text.LineOf(secret.Index), isFormer: false);
        }

        if (problems.Exists(problem => problem.Code == SecretId.Code) && findings.FindIndex(IsValue) is >= 0 and var at)
        {
            findings[at] = findings[at] with { Source = findings[at].Source + ": the Value; the Secret ID beside it is not the secret" };
            problems.RemoveAll(problem => problem.Code == SecretId.Code);
        }
    }

    private static bool IsValue(PasteFinding finding) =>
        finding.Secret is { } secret && !secret.Inspect(value => Guid.TryParse(value.Span, out _));

    private void Take(LabelledValue labelled)
    {
        var value = PastedSecret.Bare(labelled.Value, out var quoted);
        if (labelled.Label.IsSecretId)
        {
            Once(SecretId);
        }
        else if (labelled.Kind == PasteFindingKind.ClientSecret || labelled.Label.IsOtherSecret)
        {
            TakeSecret(labelled, PastedSecret.Of(labelled, value, quoted));
        }
        else if (IsFormerExpiry(labelled))
        {
            // The previous secret's expiry date says nothing about the new one.
        }
        else if (labelled.Kind != 0 && PasteShapes.Read(labelled, value) is { } shaped && known.Add((labelled.Kind, shaped)))
        {
            findings.Add(new PasteFinding(labelled.Kind, shaped, text.LineOf(labelled.Index)));
        }
    }

    /// <summary>A date without such words belongs to the secret that was named last.</summary>
    private bool IsFormerExpiry(LabelledValue labelled) =>
        labelled.Kind == PasteFindingKind.SecretExpiry && (labelled.IsFormer || wasFormer);

    private void TakeSecret(LabelledValue labelled, PastedSecret secret)
    {
        secret.Hidden.ToList().ForEach(text.Hide);
        if (secret.IsSecret && !labelled.Label.IsOtherSecret)
        {
            wasFormer = labelled.IsFormer;
            Add(secret.Value, text.LineOf(labelled.Index), labelled.IsFormer);
            if (secret.Doubt is { } doubt)
            {
                Once(doubt);
            }
        }

        if (labelled.Index + labelled.Value.Length <= text.Length)
        {
            text.Blank(labelled.Index, labelled.Value.Length);
        }
    }

    private void Add(string secret, string source, bool isFormer)
    {
        if (secrets.Add(secret))
        {
            findings.Add(new PasteFinding(PasteFindingKind.ClientSecret, $"Client secret, {secret.Length} characters", source)
            {
                Secret = new ClientSecret(secret),
                IsFormer = isFormer,
            });
        }
    }

    private void Once(Problem problem)
    {
        if (problems.TrueForAll(one => one.Code != problem.Code))
        {
            problems.Add(problem);
        }
    }
}
