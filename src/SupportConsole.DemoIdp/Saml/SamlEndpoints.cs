using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SupportConsole.DemoIdp.Pages;

namespace SupportConsole.DemoIdp.Saml;

/// <summary>SAML: metadata and sign-in by redirect or POST. Responses go back by POST, with a signed assertion.</summary>
internal sealed class SamlEndpoints(IdpContext idp)
{
    private static readonly XNamespace Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/saml/metadata", async http =>
        {
            http.Response.ContentType = "application/samlmetadata+xml";
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(SamlDocuments.Metadata(idp)), http.RequestAborted);
        });
        routes.MapGet("/saml/sso", http =>
            ReceiveAsync(http, Inflated(http.Request.Query["SAMLRequest"].ToString()), http.Request.Query["RelayState"]));
        routes.MapPost("/saml/sso", async http =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            await ReceiveAsync(http, Decoded(form["SAMLRequest"].ToString()), form["RelayState"]);
        });
        routes.MapGet("/saml/answer", AnswerAsync);
    }

    private async Task ReceiveAsync(HttpContext http, byte[]? xml, string? relayState)
    {
        if (xml is null || Read(xml, relayState) is not { } request)
        {
            await Html.WriteErrorAsync(http, "The SAML request could not be read.");
        }
        else if (!idp.IsRegistered(request.AssertionConsumer))
        {
            await Html.WriteErrorAsync(http, $"The assertion consumer service {request.AssertionConsumer} is not registered.");
        }
        else
        {
            var key = idp.Keep(request);
            await Html.ChooseAsync(http, idp.Options.Users, user => $"/saml/answer?request={key}&user={user.Id}");
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var query = http.Request.Query;
        if (idp.Take<SamlSignInRequest>(query["request"]) is not { } request || idp.User(query["user"]) is not { } user)
        {
            await Html.WriteErrorAsync(http, "This sign-in was answered before. Start it again at the application.");
            return;
        }

        var response = idp.Has(DemoFaults.NotAssigned)
            ? SamlDocuments.Refusal(idp, request, "User is not assigned to the client application.")
            : SamlDocuments.Response(idp, request, user);
        await Html.WriteAsync(http, "Signing in", $"""
            <form method="post" action="{Html.Encode(idp.Options.Hosts.AddressOf(request.AssertionConsumer))}">
            <input type="hidden" name="SAMLResponse" value="{Convert.ToBase64String(Encoding.UTF8.GetBytes(response))}">
            <input type="hidden" name="RelayState" value="{Html.Encode(request.RelayState ?? "")}">
            <button>Continue</button>
            </form>
            <script>document.forms[0].submit()</script>
            """);
    }

    private static SamlSignInRequest? Read(byte[] xml, string? relayState)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(xml),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader).Root!;
            return new SamlSignInRequest(
                (string?)root.Attribute("ID") ?? "",
                (string?)root.Attribute("AssertionConsumerServiceURL") ?? "",
                (string?)root.Element(Assertion + "Issuer") ?? "",
                relayState);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static byte[]? Inflated(string text)
    {
        if (Decoded(text) is not { } deflated)
        {
            return null;
        }

        try
        {
            using var inflated = new MemoryStream();
            using var deflate = new DeflateStream(new MemoryStream(deflated), CompressionMode.Decompress);
            deflate.CopyTo(inflated);
            return inflated.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[]? Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
