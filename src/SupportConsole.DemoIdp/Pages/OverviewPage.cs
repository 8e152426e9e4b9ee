using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SupportConsole.DemoIdp.Pages;

/// <summary>What a customer would send to support, and the switches for faults.</summary>
internal sealed class OverviewPage(IdpContext idp)
{
    private static readonly (DemoFaults Fault, string Label)[] Switches =
    [
        (DemoFaults.WrongSecret, "Refuse the client secret: it was replaced"),
        (DemoFaults.ExpiredSecret, "Refuse the client secret: it has expired"),
        (DemoFaults.RotatedCertificate, "Sign with the next certificate"),
        (DemoFaults.WrongAudience, "Name another audience"),
        (DemoFaults.MissingEmail, "Send no email address"),
        (DemoFaults.ClockSkew, "Let the clock be 15 minutes slow"),
        (DemoFaults.NotAssigned, "Assign nobody to the application"),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", ShowAsync);
        routes.MapPost("/faults", ChangeAsync);
    }

    private Task ShowAsync(HttpContext http)
    {
        var boxes = string.Concat(Switches.Select(item =>
            $"<label><input type=\"checkbox\" name=\"fault\" value=\"{item.Fault}\"{(idp.Has(item.Fault) ? " checked" : "")}> {item.Label}</label>"));
        var options = idp.Options;
        return Html.WriteAsync(http, "Demo identity provider", $"""
            <p>It plays a customer's identity provider for the emulated tenant.</p>
            <h2>OpenID Connect</h2>
            <pre>Issuer: {Html.Encode(idp.Issuer)}
            Client ID: {Html.Encode(options.ClientId)}
            Client secret: {Html.Encode(options.ClientSecret)}</pre>
            <h2>SAML</h2>
            <p>Metadata: <code>{Html.Encode(idp.Issuer)}/saml/metadata</code> (<a href="/saml/metadata">open</a>)</p>
            <h2>Faults</h2>
            <form method="post" action="/faults">{boxes}<button>Save</button></form>
            """);
    }

    private async Task ChangeAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        idp.Faults = form["fault"].Aggregate(
            DemoFaults.None,
            (all, name) => Enum.TryParse<DemoFaults>(name, out var fault) ? all | fault : all);
        http.Response.Redirect("/");
    }
}
