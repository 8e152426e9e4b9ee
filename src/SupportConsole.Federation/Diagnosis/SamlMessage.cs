namespace SupportConsole.Federation.Diagnosis;

/// <summary>What a SAML request or response tells about an error. The assertion itself is never kept.</summary>
/// <param name="Issuer">The entity ID of its sender; of a request of ours it names the connection.</param>
/// <param name="Destination">The address it was sent to.</param>
/// <param name="Callback">The address that a request wants the answer at.</param>
/// <param name="StatusCodes">The URNs of a response's status, outermost first.</param>
/// <param name="StatusMessage">The IdP's own words about the status.</param>
/// <param name="Certificate">The base64 text of the certificate beside the signature.</param>
internal sealed record SamlMessage(
    string? Issuer,
    string? Destination,
    string? Callback,
    IReadOnlyList<string> StatusCodes,
    string? StatusMessage,
    string? Certificate)
{
    public string Lines => string.Join('\n', new[]
    {
        Line("Issuer", Issuer),
        Line("Destination", Destination),
        Line("AssertionConsumerServiceURL", Callback),
        Line("StatusMessage", StatusMessage),
    }.Concat(StatusCodes.Select(code => Line("StatusCode", code))).OfType<string>());

    private static string? Line(string name, string? value) => value is null ? null : $"{name}: {value}";
}
