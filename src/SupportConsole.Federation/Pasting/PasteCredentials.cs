using System.Text.Json;
using System.Text.RegularExpressions;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Diagnosis;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.Federation.Pasting;

/// <summary>Takes the labelled values from a paste; secrets go into <see cref="ClientSecret"/> and out of the text.</summary>
internal static partial class PasteCredentials
{
    public static void Scan(PasteText text, List<PasteFinding> findings, List<Problem> problems)
    {
        var known = findings.Select(finding => (finding.Kind, finding.Text)).ToHashSet();
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        var hasSecretId = false;
        foreach (var labelled in PasteTables.Take(text).Concat(PasteLabels.Scan(text.Clean)).ToList())
        {
            var source = text.LineOf(labelled.Index);
            var value = Bare(labelled.Value, out var quoted);
            if (labelled.IsSecretId)
            {
                hasSecretId = true;
                Once(problems, new Problem("The paste holds a Secret ID. That names a secret and is not the secret.", "Ask for the secret's Value, which Entra shows only when the secret is made.") { Code = "paste.secret-id" });
            }
            else if (labelled.Kind == PasteFindingKind.ClientSecret)
            {
                TakeSecret(text, labelled, value, quoted, source, findings, secrets);
            }
            else if (labelled.Kind != 0 && Shaped(labelled.Kind, value) is { } shaped && known.Add((labelled.Kind, shaped)))
            {
                findings.Add(new PasteFinding(labelled.Kind, shaped, source));
            }
        }

        foreach (var secret in SensitiveText.SecretsByShape(text.Clean).ToList())
        {
            text.Hide(secret.Text);
            Add(secret.Text, text.LineOf(secret.Index), findings, secrets, isFormer: false);
        }

        if (hasSecretId && findings.FindIndex(finding => finding.Secret is { } secret && !secret.Inspect(value => Guid.TryParse(value.Span, out _))) is >= 0 and var at)
        {
            findings[at] = findings[at] with { Source = findings[at].Source + ": the Value; the Secret ID beside it is not the secret" };
            problems.RemoveAll(problem => problem.Code == "paste.secret-id");
        }
    }

    private static void TakeSecret(PasteText text, PasteLabels.Labelled labelled, string value, bool quoted, string source, List<PasteFinding> findings, HashSet<string> secrets)
    {
        var words = quoted ? [value] : WithoutNames(value).Split([' ', '\t'], 2);
        var secret = words.Length == 2 ? words[0].TrimEnd(',', ';') : words[0];
        text.Hide(labelled.Value);
        text.Hide(value);
        text.Hide(secret);
        secret = labelled.IsProse && secret.Length > 8 && secret.EndsWith('.') ? secret[..^1] : secret;
        text.Hide(secret);
        var isProse = !quoted && value.Contains(' ', StringComparison.Ordinal) && secret.All(c => char.IsLetter(c) || c is '\'' or ',' or '.' or '’');
        var isAddress = secret.StartsWith("http", StringComparison.OrdinalIgnoreCase) && secret.Contains("://", StringComparison.Ordinal);
        var isRule = secret.All(c => c is '|' or '-' or '=' or '_' or ':' or '+' or '{' or '[' or '(');
        if (!isProse && !isAddress && !isRule)
        {
            Add(secret, source, findings, secrets, labelled.IsFormer);
        }

        if (labelled.Index + labelled.Value.Length <= text.Length)
        {
            text.Blank(labelled.Index, labelled.Value.Length);
        }
    }

    /// <summary>“Client secret: Value  abc”: a name of what follows is not the secret.</summary>
    private static string WithoutNames(string value)
    {
        for (var space = value.IndexOfAny([' ', '\t']); space > 0 && PasteLabelNames.Of(value[..space]) is { Kind: PasteFindingKind.ClientSecret }; space = value.IndexOfAny([' ', '\t']))
        {
            value = value[space..].TrimStart();
        }

        return value;
    }

    private static void Add(string secret, string source, List<PasteFinding> findings, HashSet<string> secrets, bool isFormer)
    {
        if (secrets.Add(secret))
        {
            findings.Add(new PasteFinding(PasteFindingKind.ClientSecret, $"Client secret, {secret.Length} characters", source) { Secret = new ClientSecret(secret), IsFormer = isFormer });
        }
    }

    private static void Once(List<Problem> problems, Problem problem)
    {
        if (problems.All(one => one.Code != problem.Code))
        {
            problems.Add(problem);
        }
    }

    private static string Bare(string value, out bool quoted)
    {
        var json = Json().Match(value);
        quoted = json.Success;
        if (json.Success)
        {
            try
            {
                return JsonSerializer.Deserialize<string>(json.Value) ?? "";
            }
            catch (JsonException)
            {
                return json.Value.Trim('"');
            }
        }

        var bare = value.Trim('*', '`', ' ', '\t', '\'').TrimEnd(',', ';', '&');
        quoted = bare.Length > 2 && (bare[0], bare[^1]) is ('“' or '”' or '„', '“' or '”') or ('‘' or '‚', '’' or '‘') or ('«', '»') or ('『' or '「', '』' or '」');
        return quoted ? bare[1..^1].Trim() : bare;
    }

    private static string? Shaped(PasteFindingKind kind, string value)
    {
        var word = value.Split([' ', '\t', ',', '<', '>', '"'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()?.TrimEnd('.', ';', ')', '&') ?? "";
        return kind switch
        {
            PasteFindingKind.ClientId => word.Length >= 4 && (word.Any(char.IsDigit) || !value.Trim().Contains(' ', StringComparison.Ordinal)) ? word : null,
            PasteFindingKind.TenantId => Guid.TryParse(word, out _) || word.Contains('.', StringComparison.Ordinal) ? word : null,
            PasteFindingKind.SecretExpiry => value.Any(char.IsDigit) && value.Length <= 40 ? value.Trim() : null,
            PasteFindingKind.Thumbprint => Thumbprint.Parse(value) is { IsOk: true } parsed ? parsed.Value.Display : null,
            PasteFindingKind.Domain => word.Contains('.', StringComparison.Ordinal) && !word.Contains('/', StringComparison.Ordinal) ? value.Trim() : null,
            PasteFindingKind.EntityId => word.Contains(':', StringComparison.Ordinal) || word.Length >= 4 ? word : null,
            _ when word.StartsWith("http", StringComparison.OrdinalIgnoreCase) => word,
            PasteFindingKind.Issuer when word.Contains('.', StringComparison.Ordinal) => "https://" + word,
            _ => null,
        };
    }

    [GeneratedRegex(@"^""(?:[^""\\]|\\.)*""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Json();
}
