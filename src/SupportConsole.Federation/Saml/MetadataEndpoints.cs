using SupportConsole.Federation.Oidc;

namespace SupportConsole.Federation.Saml;

/// <summary>Chooses the addresses to use of those that metadata offers: those that Auth0 speaks and takes.</summary>
internal static class MetadataEndpoints
{
    private const int MostFindings = 10;
    private const string Bindings = "urn:oasis:names:tc:SAML:2.0:bindings:";
    private const string Redirect = Bindings + "HTTP-Redirect";
    private const string Post = Bindings + "HTTP-POST";

    public static Result<Proposal<SamlEndpoint>> SignIn(RoleDraft role, List<MetadataFinding> findings)
    {
        if (role.SignIn.Count == 0)
        {
            return Refused(
                "no-sign-in",
                $"The IdP's metadata names no SingleSignOnService{role.Place}, so there is no address to send users to.",
                "Ask for metadata with the sign-in URL, or enter the URL by hand.");
        }

        var spoken = Spoken(role.SignIn);
        if (spoken.Count == 0)
        {
            return Refused(
                "binding",
                $"The IdP offers only {Names(role.SignIn)}{role.SignIn[0].Place}; Auth0 speaks HTTP-Redirect and HTTP-POST.",
                "Ask the customer to enable HTTP-Redirect or HTTP-POST.");
        }

        var chosen = spoken.Find(one => EndpointUrl.Parse(one.Endpoint.Location).IsOk);
        if (chosen is null)
        {
            var fault = EndpointUrl.Parse(spoken[0].Endpoint.Location).Problem!;
            return Refused("sign-in-url", $"The sign-in address{spoken[0].Place} cannot be used. {fault.What}", fault.Cure);
        }

        findings.AddRange(Left("sign-in-url", "sign-in", [.. spoken.TakeWhile(one => one != chosen)]));

        if (spoken.Find(one => one.Endpoint.Binding == chosen.Endpoint.Binding
            && one.Endpoint.Location != chosen.Endpoint.Location && EndpointUrl.Parse(one.Endpoint.Location).IsOk) is { } other)
        {
            findings.Add(new(
                FindingSeverity.Warn,
                $"There are several sign-in addresses for {Name(chosen.Endpoint.Binding)}; the first is used, "
                + $"{Short(other.Endpoint.Location)}{other.Place} is not.",
                "Ask the customer which one serves this connection.",
                "metadata.several-sign-in"));
        }

        return new Proposal<SamlEndpoint>(
            chosen.Endpoint,
            chosen.Endpoint.Binding == Redirect
                ? "HTTP-Redirect, which Auth0 uses unless told otherwise."
                : "HTTP-POST: no usable HTTP-Redirect address is offered.");
    }

    public static Proposal<SamlEndpoint>? SignOut(RoleDraft role, List<MetadataFinding> findings)
    {
        var spoken = Spoken(role.SignOut);
        var chosen = spoken.Find(one => EndpointUrl.Parse(one.Endpoint.Location).IsOk);
        findings.AddRange(Left("sign-out-url", "sign-out", [.. spoken.TakeWhile(one => one != chosen)]));

        if (spoken.Count == 0 && role.SignOut.Count > 0)
        {
            findings.Add(new(
                FindingSeverity.Info,
                $"Sign-out is offered only as {Names(role.SignOut)}{role.SignOut[0].Place}, which Auth0 does not speak.",
                "Leave the sign-out address empty.",
                "metadata.sign-out-binding"));
        }

        return chosen is null
            ? null
            : new(
                chosen.Endpoint,
                chosen.Endpoint.Binding == Redirect ? "HTTP-Redirect." : "HTTP-POST: no usable HTTP-Redirect address is offered.");
    }

    private static List<EndpointDraft> Spoken(List<EndpointDraft> all) =>
        [.. all.Where(one => one.Endpoint.Binding is Redirect or Post).OrderByDescending(one => one.Endpoint.Binding == Redirect)];

    private static IEnumerable<MetadataFinding> Left(string code, string kind, List<EndpointDraft> left)
    {
        foreach (var one in left.Take(MostFindings))
        {
            yield return Left(code, kind, one);
        }

        if (left.Count > MostFindings)
        {
            yield return new(
                FindingSeverity.Warn,
                $"Another {left.Count - MostFindings:N0} {kind} addresses are left out.",
                "Ask for the metadata file as the IdP exports it.",
                "metadata." + code);
        }
    }

    private static MetadataFinding Left(string code, string kind, EndpointDraft left)
    {
        var fault = EndpointUrl.Parse(left.Endpoint.Location).Problem!;
        return new(
            FindingSeverity.Warn,
            $"The {kind} address for {Name(left.Endpoint.Binding)}{left.Place} is left out. {fault.What}",
            fault.Cure,
            "metadata." + code);
    }

    private static string Names(List<EndpointDraft> all) =>
        string.Join(", ", all.Select(one => Name(one.Endpoint.Binding)).Distinct().Take(8));

    private static string Name(string binding) =>
        binding.Length == 0
            ? "no binding"
            : binding.StartsWith(Bindings, StringComparison.Ordinal)
            ? Short(binding[Bindings.Length..])
            : Short(binding);

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "metadata." + code };
}
