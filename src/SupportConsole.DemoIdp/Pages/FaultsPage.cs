using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SupportConsole.DemoIdp.Pages;

/// <summary>The switches for what goes wrong at customers.</summary>
internal sealed class FaultsPage(IdpContext idp)
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

    public static string Describe(IdpContext idp)
    {
        var labels = Switches.Where(item => idp.Has(item.Fault)).Select(item => item.Label).ToList();
        return labels.Count == 0 ? "None: sign-ins work." : string.Join(". ", labels) + ".";
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/faults", ShowAsync);
        routes.MapPost("/faults", ChangeAsync);
    }

    private Task ShowAsync(HttpContext http)
    {
        var boxes = string.Concat(Switches.Select(item =>
            $"<label><input type=\"checkbox\" name=\"fault\" value=\"{item.Fault}\"{(idp.Has(item.Fault) ? " checked" : "")}> {item.Label}</label>"));
        return Html.WriteAsync(http, "Faults", $"""
            <p>{Describe(idp)}</p>
            <form method="post" action="/faults">{boxes}<button>Save</button></form>
            <p><a href="/">Back</a></p>
            """);
    }

    private async Task ChangeAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        idp.Faults = form["fault"].Aggregate(
            DemoFaults.None,
            (all, name) => Enum.TryParse<DemoFaults>(name, out var fault) ? all | fault : all);
        http.Response.Redirect("/faults");
    }
}
