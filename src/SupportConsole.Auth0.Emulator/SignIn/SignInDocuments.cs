using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>What the tenant publishes about itself: /.well-known, the metadata for SAML identity providers and the signing certificate.</summary>
internal sealed class SignInDocuments(TenantContext tenant)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/.well-known/openid-configuration", http => Answer.Ok(Discovery()).WriteAsync(http));
        routes.MapGet("/.well-known/jwks.json", http => Answer.Ok(new JsonObject { ["keys"] = new JsonArray(tenant.Key.ToJwk()) }).WriteAsync(http));
        routes.MapGet("/pem", http => WriteAsync(http, "application/x-pem-file", tenant.Key.Certificate.ExportCertificatePem() + "\n"));
        routes.MapGet("/samlp/metadata", WriteMetadataAsync);
    }

    private JsonObject Discovery() => new()
    {
        ["issuer"] = $"https://{tenant.Options.Domain}/",
        ["authorization_endpoint"] = At("authorize"),
        ["token_endpoint"] = At("oauth/token"),
        ["jwks_uri"] = At(".well-known/jwks.json"),
        ["response_types_supported"] = new JsonArray("code"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["code_challenge_methods_supported"] = new JsonArray("S256"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post"),
    };

    private async Task WriteMetadataAsync(HttpContext http)
    {
        if (tenant.Store.FindByName(http.Request.Query["connection"].ToString()) is not { Strategy: "samlp" } connection)
        {
            await ApiError.NoSuchConnection.WriteAsync(http);
            return;
        }

        var signs = (bool?)connection.ParseOptions()["signSAMLRequest"] == true;
        var metadata = ServiceProvider.Of(tenant, connection).ToMetadata(tenant.Key, signs);
        await WriteAsync(http, "application/samlmetadata+xml", metadata.ToString(SaveOptions.DisableFormatting));
    }

    private string At(string path) => new Uri(tenant.PublicAddress, path).AbsoluteUri;

    private static async Task WriteAsync(HttpContext http, string type, string text)
    {
        http.Response.ContentType = type;
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted);
    }
}
