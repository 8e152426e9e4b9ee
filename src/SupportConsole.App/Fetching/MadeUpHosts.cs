using System.Net.Http;

namespace SupportConsole.App.Fetching;

/// <summary>Sends requests for made-up hosts to this machine, in Development.</summary>
internal sealed class MadeUpHosts(FetchSettings settings) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var found = settings.AllowLoopback ? settings.FindOnThisMachine?.Invoke(request.RequestUri!) : null;
        if (found is { IsLoopback: true })
        {
            request.RequestUri = found;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
