using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace SupportConsole.Tests.Reminders;

/// <summary>A real SMTP server on loopback, with a certificate of its own.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private static readonly X509Certificate2 Own = MakeCertificate();
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    private MailServer(int port, bool isSecure)
    {
        Port = port;
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint => endpoint
            .Endpoint(new IPEndPoint(IPAddress.Loopback, port))
            .Certificate(Own)
            .IsSecure(isSecure)
            .AllowUnsecureAuthentication(false)).Build();
        var services = new ServiceProvider();
        services.Add(new Store(this));
        services.Add(new Users(this));
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
    }

    public int Port { get; }

    public string Thumbprint => Own.Thumbprint;

    public ConcurrentQueue<MimeMessage> Taken { get; } = new();

    public ConcurrentQueue<string> SignedIn { get; } = new();

    /// <summary>What the server says to a message; null to take it.</summary>
    public Func<string, SmtpResponse?> Answer { get; set; } = _ => null;

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public static async Task<MailServer> StartAsync(int? port = null, bool isSecure = false)
    {
        var server = new MailServer(port ?? FreePort(), isSecure);
        for (var probe = 0; probe < 100; probe++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, server.Port, TestContext.Current.CancellationToken);
                break;
            }
            catch (SocketException) when (probe < 99)
            {
                await Task.Yield();
            }
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // That is how it stops.
        }

        stop.Dispose();
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private sealed class Store(MailServer server) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken)
        {
            var to = transaction.To[0].AsAddress();
            if (server.Answer(to) is { } answer)
            {
                return answer;
            }

            using var stream = new MemoryStream(buffer.ToArray());
            server.Taken.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            return SmtpResponse.Ok;
        }
    }

    private sealed class Users(MailServer server) : IUserAuthenticator
    {
        public Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken)
        {
            server.SignedIn.Enqueue(user);
            return Task.FromResult(password == "right");
        }
    }
}
