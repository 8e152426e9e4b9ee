using System.Net;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;
using SupportConsole.Auth0.Emulator.Connections;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tenant;
using static SupportConsole.Auth0.Emulator.Connections.OptionsWork;

#pragma warning disable RS0030 // SignedXml works on XmlDocument. No DTD gets into one: see SamlSignIn.Decode.

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>Signs people in through a SAML identity provider: a request by redirect or POST, a signed response by POST.</summary>
internal sealed class SamlSignIn(TenantContext tenant, SignInStore signIns) : IProtocolSignIn
{
    public async Task StartAsync(HttpContext http, StoredConnection connection, AuthorizeRequest request)
    {
        var options = connection.ParseOptions();
        var id = "_" + SignInStore.NewKey();
        var relayState = signIns.Add(new PendingSignIn
        {
            Request = request,
            ConnectionId = connection.Id,
            Started = tenant.Time.GetUtcNow(),
            Challenge = id,
        });
        var endpoint = TextOf(options, "signInEndpoint")!;
        var message = new SamlRequest(id, endpoint, ServiceProvider.Of(tenant, connection), tenant.Time.GetUtcNow())
        {
            Prompts = request.Prompts,
        };
        var key = (bool?)options["signSAMLRequest"] == true ? tenant.Key : null;
        if (TextOf(options, "protocolBinding") == SamlBinding.Post)
        {
            await PostAsync(http, tenant.Options.Hosts.AddressOf(endpoint), message.ToPostText(key), relayState);
        }
        else
        {
            http.Response.Redirect(tenant.Options.Hosts.AddressOf(message.ToRedirect(relayState, key)));
        }
    }

    public async Task<SignInOutcome> FinishAsync(HttpContext http, StoredConnection connection, PendingSignIn signIn)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType)
        {
            return SignInFailure.Request("SAMLResponse is missing.");
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var document = Decode(form["SAMLResponse"].ToString());
        if (document is null)
        {
            return SignInFailure.Request("SAMLResponse is missing or is not a valid SAML Response.");
        }

        var expected = new ExpectedAssertion(
            ServiceProvider.Of(tenant, connection),
            signIn.Challenge,
            connection.ParseOptions(),
            tenant.Time.GetUtcNow());
        return new SamlResponse(document, expected, signIns).Read();
    }

    /// <summary>Null if it is no Base64 of XML. DTDs are refused; comments are dropped, so that they cannot cut a name in two.</summary>
    private static XmlDocument? Decode(string base64)
    {
        try
        {
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            using var text = new MemoryStream(Convert.FromBase64String(base64));
            using var reader = XmlReader.Create(text, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
            document.Load(reader);
            return document;
        }
        catch (Exception exception) when (exception is FormatException or XmlException)
        {
            return null;
        }
    }

    private static async Task PostAsync(HttpContext http, string endpoint, string message, string relayState)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        var page = $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Signing in</title></head>
            <body onload="document.forms[0].submit()">
            <form method="post" action="{WebUtility.HtmlEncode(endpoint)}">
            <input type="hidden" name="SAMLRequest" value="{WebUtility.HtmlEncode(message)}">
            <input type="hidden" name="RelayState" value="{WebUtility.HtmlEncode(relayState)}">
            <noscript><button>Continue</button></noscript>
            </form>
            </body>
            </html>
            """;
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(page), http.RequestAborted);
    }
}
