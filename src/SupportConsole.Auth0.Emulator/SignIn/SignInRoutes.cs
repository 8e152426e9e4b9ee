using Microsoft.AspNetCore.Routing;
using SupportConsole.Auth0.Emulator.Tenant;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>The endpoints by which people sign in through the tenant.</summary>
internal sealed class SignInRoutes : IDisposable
{
    private readonly ProviderCalls provider;
    private readonly AuthorizeEndpoint authorize;
    private readonly CallbackEndpoint callback;
    private readonly SignInDocuments documents;

    public SignInRoutes(TenantContext tenant)
    {
        var signIns = new SignInStore(tenant.Time);
        var log = new SignInLog(tenant);
        provider = new ProviderCalls(tenant);
        var protocols = new ProtocolSignIn(new OidcSignIn(tenant, signIns, provider), new SamlSignIn(tenant, signIns));
        authorize = new AuthorizeEndpoint(tenant, protocols, log);
        callback = new CallbackEndpoint(tenant, signIns, protocols, log);
        documents = new SignInDocuments(tenant);
        Codes = new CodeGrant(tenant, signIns, log);
    }

    public CodeGrant Codes { get; }

    public void Map(IEndpointRouteBuilder routes)
    {
        authorize.Map(routes);
        callback.Map(routes);
        documents.Map(routes);
    }

    public void Dispose() => provider.Dispose();
}
