using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Saml;

namespace SupportConsole.Federation.Pasting;

/// <summary>
/// Takes from a pasted SAML response what it says of the IdP: the certificate that signed it, issuer, destination and status.
/// </summary>
internal static class PasteResponses
{
    private const string Source = "from the SAML response";

    public static void Scan(PasteText text, List<PasteFinding> findings, List<Problem> problems)
    {
        var clean = text.Clean;
        foreach (var piece in SamlResponseReader.Find(clean).ToList())
        {
            PasteCertificates.Hide(text, clean.Substring(piece.Start, piece.Length));
            text.Blank(piece.Start, piece.Length);
            if (piece.Response.TryGet(out var response, out var problem))
            {
                Take(response, findings, problems);
            }
            else
            {
                problems.Add(new Problem(
                    $"The SAML response cannot be read. {problem.What}",
                    "Copy all of it again.")
                { Code = "paste.saml-response-damaged" });
            }
        }
    }

    /// <summary>Takes sign-in requests and logout messages out of the text, since nothing in them is the IdP's for sure.</summary>
    public static void TakeOutRequests(PasteText text, List<Problem> problems)
    {
        var clean = text.Clean;
        foreach (var (start, length) in SamlRequests.Find(clean).ToList())
        {
            PasteCertificates.Hide(text, clean.Substring(start, length));
            text.Blank(start, length);
            if (problems.TrueForAll(problem => problem.Code != SamlRequests.Told.Code))
            {
                problems.Add(SamlRequests.Told);
            }
        }
    }

    private static void Take(SamlResponse response, List<PasteFinding> findings, List<Problem> problems)
    {
        List<SigningCertificate> found = [];
        problems.AddRange(response.Certificates.Select(text => CertificateElement.Take(text, " of the SAML response", found))
            .OfType<Problem>());
        var (usable, faults) = CertificateReview.Of(found);
        findings.AddRange(usable.Select(one => PasteCertificates.Finding(one, $"{Source}: it signed it")));
        problems.AddRange(faults);
        if (response.Issuer is { Length: > 0 } issuer)
        {
            findings.Add(new PasteFinding(PasteFindingKind.EntityId, issuer, Source));
        }

        if (response.Statuses is [not "Success", ..])
        {
            var status = string.Join(", ", response.Statuses.Select(code => "urn:oasis:names:tc:SAML:2.0:status:" + code));
            findings.Add(new PasteFinding(PasteFindingKind.ErrorText, $"{status} {response.StatusMessage}".Trim(), Source));
        }

        problems.Add(Read(response));
    }

    private static Problem Read(SamlResponse response)
    {
        var connection = response.Connection is { } name ? $" for the connection {Short(name)}" : "";
        var to = response.Destination is { Length: > 0 } destination ? $" to {Short(destination)}{connection}" : "";
        var dropped = response.HasAssertion ? " The assertion in it, which is about a person, was dropped." : "";
        return new Problem(
            $"This is a SAML response of {Short(response.Issuer ?? "an unnamed IdP")}{to}, with the status {Status(response)}.{dropped}",
            "Nothing to do: the console keeps none of it.")
        {
            Code = "paste.saml-response",
        };
    }

    private static string Status(SamlResponse response) =>
        response.Statuses.Count == 0 ? "(none)" : Short(string.Join(", ", response.Statuses));

    private static string Short(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
