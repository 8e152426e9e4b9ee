using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace SupportConsole.DemoIdp.Pages;

/// <summary>What a customer would send to support.</summary>
internal sealed class OverviewPage(IdpContext idp)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", http =>
    {
        var options = idp.Options;
        return Html.WriteAsync(http, "Demo identity provider", $"""
            <p>It plays a customer's identity provider for the emulated tenant. Paste one of these into the console's onboarding.</p>
            <h2>OpenID Connect</h2>
            <pre>Issuer: {Html.Encode(idp.Issuer)}
            Client ID: {Html.Encode(options.ClientId)}
            Client secret: {Html.Encode(options.ClientSecret)}</pre>
            <h2>SAML</h2>
            <p>Metadata: <code>{Html.Encode(idp.Issuer)}/saml/metadata</code> (<a href="/saml/metadata">open</a>)</p>
            <h2>Faults</h2>
            <p>{FaultsPage.Describe(idp)} <a href="/faults">Change the faults</a></p>
            """);
    });
}
