using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SupportConsole.Federation;

namespace SupportConsole.App.Fetching;

/// <summary>Creates the handler of every fetch: it connects to checked addresses only and sends nothing but the request.</summary>
internal sealed class PinnedConnection(AddressGuard guard, TimeProvider time)
{
    private const int MostTries = 3;

    public SocketsHttpHandler CreateHandler() => new()
    {
        ConnectCallback = ConnectAsync,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        Credentials = null,
        PreAuthenticate = false,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = 32,
        MaxResponseDrainSize = 0,
        // A connection serves one request, so that the address is checked for each.
        PooledConnectionLifetime = TimeSpan.Zero,
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, chain, faults) => Validate(
                certificate as X509Certificate2,
                chain,
                faults),
            // Issuers and revocation lists are not fetched: the certificate, which the customer controls, names their addresses.
            CertificateChainPolicy = new X509ChainPolicy
            {
                DisableCertificateDownloads = true,
                RevocationMode = X509RevocationMode.NoCheck,
                ApplicationPolicy = { new Oid("1.3.6.1.5.5.7.3.1") },
            },
        },
    };

    private bool Validate(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors faults) => faults == SslPolicyErrors.None
        ? true
        : throw new FetchRefusedException(TlsFaults.Explain(certificate, chain, faults, time.GetUtcNow()));

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var port = context.DnsEndPoint.Port;
        foreach (var address in (await guard.ResolveAsync(host, cancellationToken)).Take(MostTries))
        {
            if (await TryConnectAsync(new IPEndPoint(address, port), cancellationToken) is { } stream)
            {
                return stream;
            }
        }

        throw new FetchRefusedException(new Problem(
            $"{host} does not accept connections on port {port}.",
            "Compare the host with the one that the identity provider publishes. It may be reachable only inside the customer's network.")
        {
            Code = "fetch.connect",
        });
    }

    private async Task<NetworkStream?> TryConnectAsync(IPEndPoint end, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(AddressGuard.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(end, either.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
