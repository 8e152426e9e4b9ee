using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Oidc;

namespace SupportConsole.Federation.Saml;

/// <summary>Decides whether one entity is an identity provider that Auth0 can use, and proposes what to use of it.</summary>
internal sealed class EntityJudgement
{
    private const int MaxEntityId = 1024;
    private readonly EntityDraft draft;
    private readonly RoleDraft role;

    private EntityJudgement(EntityDraft draft, RoleDraft role) => (this.draft, this.role) = (draft, role);

    public string EntityId => draft.EntityId?.Trim() ?? "";

    public string Name =>
        EntityId.Length == 0 ? $"An entity without entityID{draft.Place}" : EntityId.Length <= 120 ? EntityId : EntityId[..120] + "…";

    /// <summary>What stands in the way of using it; null where nothing does.</summary>
    public Problem? Problem { get; private set; }

    public List<MetadataFinding> Findings { get; } = [];

    public Proposal<SamlEndpoint>? SignIn { get; private set; }

    public Proposal<SamlEndpoint>? SignOut { get; private set; }

    public IReadOnlyList<SigningCertificate> Certificates { get; private set; } = [];

    private DateTimeOffset? ValidUntil { get; set; }

    private Proposal<SigningCertificate>? Certificate { get; set; }

    public static EntityJudgement Of(EntityDraft draft, CertificateCache cache, DateTimeOffset now)
    {
        var roles = draft.Roles.Where(role => role.SpeaksSaml2).ToList();
        var judged = roles.Select(role => One(draft, role, cache, now)).ToList();
        var chosen = judged.Find(one => one.Problem is null) ?? judged.FirstOrDefault();
        if (chosen is null)
        {
            return new EntityJudgement(draft, draft.Roles[0])
            {
                Problem = Refused(
                    "saml1",
                    $"The identity provider{draft.Roles[0].Place} speaks only {Short(draft.Roles[0].Protocols!)}, not SAML 2.0 "
                    + "(protocolSupportEnumeration).",
                    "Ask for the IdP's SAML 2.0 metadata."),
            };
        }

        if (roles.Count > 1)
        {
            chosen.Find(
                FindingSeverity.Warn,
                "several-idp-roles",
                $"{chosen.Name} has {roles.Count} IDPSSODescriptors for SAML 2.0; the one{chosen.role.Place} is used.",
                "Ask the customer which one serves this connection.");
        }

        return chosen;
    }

    public IdpMetadata Metadata() => new()
    {
        EntityId = EntityId,
        ValidUntil = ValidUntil,
        CacheDuration = MetadataDates.Duration(draft.CacheDuration),
        SingleSignOn = [.. role.SignIn.Select(one => one.Endpoint)],
        SingleLogout = [.. role.SignOut.Select(one => one.Endpoint)],
        SigningCertificates = Certificates,
        WantAuthnRequestsSigned = role.WantsSigned,
        NameIdFormats = role.Formats,
        SigningAlgorithms = [.. draft.Algorithms.Concat(role.Algorithms).Where(algorithm => algorithm.Length > 0).Distinct()],
        ProposedSignIn = SignIn!,
        ProposedSignOut = SignOut,
        ProposedCertificate = Certificate!,
        Findings = Findings,
    };

    private static EntityJudgement One(EntityDraft draft, RoleDraft role, CertificateCache cache, DateTimeOffset now)
    {
        var judged = new EntityJudgement(draft, role);
        var signIn = MetadataEndpoints.SignIn(role, judged.Findings);
        judged.SignIn = signIn.IsOk ? signIn.Value : null;
        judged.SignOut = MetadataEndpoints.SignOut(role, judged.Findings);
        var certificates = MetadataCertificates.Of(role, cache, judged.Findings);
        judged.Certificates = certificates.IsOk ? certificates.Value : [];
        judged.Certificate = certificates.IsOk ? MetadataCertificates.Choose(certificates.Value, now, judged.Findings) : null;
        judged.Problem = judged.Identity() ?? signIn.Problem ?? certificates.Problem;
        judged.ValidUntil = MetadataDates.ValidUntil(judged.Name, draft, role, now, judged.Findings);
        judged.Roles();
        return judged;
    }

    private Problem? Identity() => EntityId switch
    {
        "" => Refused(
            "no-entity-id",
            $"The EntityDescriptor{draft.Place} has no entityID.",
            "Ask for the metadata file as the IdP exports it."),
        { Length: > MaxEntityId } => Refused(
            "entity-id-too-long",
            $"The entityID{draft.Place} has {EntityId.Length:N0} characters; SAML allows {MaxEntityId:N0}.",
            "Ask the customer for the IdP's real entity ID."),
        _ when EntityId.Any(char.IsControl) => Refused(
            "entity-id-character",
            $"The entityID{draft.Place} has a line break or control character in it.",
            "Ask for the metadata file as the IdP exports it."),
        _ => null,
    };

    private void Roles()
    {
        if (EntityId.Any(char.IsWhiteSpace))
        {
            Find(
                FindingSeverity.Warn,
                "entity-id-space",
                $"The entityID \"{Name}\"{draft.Place} has a space inside.",
                "Make sure that the IdP really names itself so: Auth0 compares it character by character.");
        }
        else if (draft.EntityId is { } written && written != EntityId)
        {
            Find(
                FindingSeverity.Info,
                "entity-id-edge",
                $"The entityID{draft.Place} has spaces around it; they are left out.",
                "If sign-in fails for its issuer, ask the customer to correct the IdP's entity ID.");
        }

        if (draft.HasSp)
        {
            Find(
                FindingSeverity.Info,
                "two-roles",
                $"{Name} is an identity provider and a service provider in one document; the identity provider's part is used.",
                "Nothing to do.");
        }

        if (role.WantsSigned)
        {
            Find(
                FindingSeverity.Info,
                "wants-signed",
                $"{Name} wants sign-in requests to be signed (WantAuthnRequestsSigned).",
                "Switch on request signing for the connection, and give the customer our certificate.");
        }

        if (role.Formats.Count > 0 && role.Formats.All(format => format.EndsWith(":transient", StringComparison.Ordinal)))
        {
            Find(
                FindingSeverity.Warn,
                "transient-only",
                $"{Name} offers only transient name IDs, which change at every sign-in.",
                "Ask the customer to send a persistent name ID or the email address.");
        }
    }

    private void Find(FindingSeverity severity, string code, string what, string cure) =>
        Findings.Add(new(severity, what, cure, "metadata." + code));

    private static string Short(string text) => text.Length <= 200 ? text : text[..200] + "…";

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "metadata." + code };
}
