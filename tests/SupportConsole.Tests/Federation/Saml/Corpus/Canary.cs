using System.Net;
using System.Net.Sockets;

namespace SupportConsole.Tests.Federation.Saml.Corpus;

/// <summary>Listens on loopback for what no reader may do: ask for something that a document names.</summary>
public sealed class Canary : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public Canary() => listener.Start();

    public string Address => $"http://127.0.0.1:{Port}/canary";

    public bool WasAsked => listener.Pending();

    private int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async Task AskAsync(CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
    }

    public void Dispose() => listener.Dispose();
}
