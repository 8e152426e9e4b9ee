using SupportConsole.App.Inventory;

namespace SupportConsole.App.Deadlines;

/// <summary>How deadlines read, and where each is dealt with.</summary>
public static class DeadlineWords
{
    public static string Kind(DeadlineKind kind) => kind switch
    {
        DeadlineKind.ClientSecret => "Client secret",
        DeadlineKind.SigningCertificate => "Signing certificate",
        DeadlineKind.Approval => "Approval",
        DeadlineKind.PrivateHost => "Private host exception",
        DeadlineKind.HandOff => "Hand-off",
        DeadlineKind.Metadata => "IdP metadata",
        DeadlineKind.Link => "Test link",
        DeadlineKind.RequestSigning => "Our request-signing certificate",
        DeadlineKind.Decryption => "Our decryption certificate",
        _ => "Cutover",
    };

    /// <summary>For a narrow column.</summary>
    public static string Brief(DeadlineKind kind) => kind switch
    {
        DeadlineKind.ClientSecret => "Secret",
        DeadlineKind.SigningCertificate => "Certificate",
        DeadlineKind.PrivateHost => "Private host",
        DeadlineKind.Metadata => "Metadata",
        DeadlineKind.RequestSigning or DeadlineKind.Decryption => "Our certificate",
        _ => Kind(kind),
    };

    public static string Period(DeadlinePeriod period) => period switch
    {
        DeadlinePeriod.Overdue => "Overdue",
        DeadlinePeriod.Week => "This week",
        DeadlinePeriod.Month => "This month",
        DeadlinePeriod.Later => "Later",
        _ => "Not known",
    };

    /// <summary>Such as "Client secret of acme-oidc expires"; "expired" once the time has passed.</summary>
    public static string Sentence(Deadline deadline, bool isPast = false)
    {
        var expires = isPast ? "expired" : "expires";
        return deadline.Kind switch
        {
            DeadlineKind.Approval => $"Approval for {deadline.Subject} {expires}",
            DeadlineKind.HandOff => $"Answer to the hand-off of {deadline.Subject} {(isPast ? "was" : "is")} due",
            DeadlineKind.PrivateHost => $"Private host exception for {deadline.Subject} {expires}",
            DeadlineKind.Cutover => $"Cutover of {deadline.Subject}",
            DeadlineKind.RequestSigning or DeadlineKind.Decryption => $"{Kind(deadline.Kind)} for {deadline.Subject} {expires}",
            var kind => $"{Kind(kind)} of {deadline.Subject} {expires}",
        };
    }

    public static NextStep Next(Deadline deadline) => deadline switch
    {
        { Kind: DeadlineKind.ClientSecret, DueAt: null } => Support("Ask when the secret expires", $"{Page(deadline)}#credential"),
        { Kind: DeadlineKind.ClientSecret } => Support("Ask for a new secret", $"{Page(deadline)}/rotate"),
        { Kind: DeadlineKind.SigningCertificate, DueAt: null } => Support("Check the certificate", $"{Page(deadline)}#credential"),
        { Kind: DeadlineKind.SigningCertificate } => Support("Ask for the new certificate", $"{Page(deadline)}/rotate"),
        { Kind: DeadlineKind.Approval } => Support("Approve or reject", Page(deadline)),
        { Kind: DeadlineKind.PrivateHost } => Support("Extend or remove it in the settings", Page(deadline)),
        { Kind: DeadlineKind.HandOff } => new NextStep(StepOwner.Customer, "Send the IdP's values", Page(deadline)) { IsElsewhere = true },
        { Kind: DeadlineKind.Metadata } => new NextStep(StepOwner.Customer, "Publish new metadata", Page(deadline)) { IsElsewhere = true },
        { Kind: DeadlineKind.Link } => new NextStep(StepOwner.Customer, "Test the sign-in", Page(deadline)) { IsElsewhere = true },
        { Kind: DeadlineKind.RequestSigning or DeadlineKind.Decryption, SubjectId: "" } =>
            Support("Plan its successor with every SAML customer", Page(deadline)),
        { Kind: DeadlineKind.RequestSigning or DeadlineKind.Decryption } => Support("Plan its successor with the customer", Page(deadline)),
        { Kind: DeadlineKind.Cutover } => Support("Apply the new certificate", Page(deadline)),
        _ => Support("Open", Page(deadline)),
    };

    /// <summary>The page where its reminders are.</summary>
    public static string Address(Deadline deadline) => $"/renewals/deadline?key={Uri.EscapeDataString(deadline.Key)}";

    /// <summary>The page of the connection, request or setting.</summary>
    public static string Page(Deadline deadline) => deadline.Kind switch
    {
        DeadlineKind.Approval => $"/approvals/{deadline.SubjectId}",
        DeadlineKind.PrivateHost => "/settings",
        DeadlineKind.RequestSigning when deadline.SubjectId.Length == 0 => "/settings",
        DeadlineKind.HandOff => $"/onboard/{deadline.SubjectId}",
        DeadlineKind.Cutover => $"/connections/{deadline.SubjectId}/cutover",
        _ => $"/connections/{deadline.SubjectId}",
    };

    private static NextStep Support(string words, string place) => new(StepOwner.Support, words, place) { IsElsewhere = true };
}
